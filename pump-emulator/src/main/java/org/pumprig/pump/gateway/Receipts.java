package org.pumprig.pump.gateway;

/**
 * What the gateway stored of one pump.
 *
 * @param sender serial number
 * @param messages stored, doubles included
 * @param doubles messages stored whose number had been stored before
 * @param missing numbers between the first and the last that were never stored
 * @param unnumbered messages whose control id is no number: these are in {@code messages} only
 * @param first number, −1 if there was none
 * @param last highest number
 */
public record Receipts(
    String sender,
    long messages,
    long doubles,
    long missing,
    long unnumbered,
    long first,
    long last) {}
