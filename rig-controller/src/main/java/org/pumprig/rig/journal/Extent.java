package org.pumprig.rig.journal;

import java.util.Optional;

/**
 * How far a journal was read and verified: to its last complete batch.
 *
 * @param run whose it is; empty if not even the first batch is complete
 * @param lines how many lines, framing too; also the number of the last one
 * @param events how many events
 * @param epochs the last epoch, counted from 1; 0 if there is no line
 * @param lastEvent where the last event stands
 * @param head the last batch's hash, hex
 * @param root RFC 6962 root over all lines, base64
 */
public record Extent(
    Optional<RunIdentity> run,
    long lines,
    long events,
    int epochs,
    Optional<Stamp> lastEvent,
    String head,
    String root) {}
