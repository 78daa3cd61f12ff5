package org.pumprig.rig.journal;

import java.io.IOException;

/**
 * The disk refused: an operating error, after which nothing more is recorded.
 *
 * @param doing what was being done
 * @param cause what the disk said
 */
public record JournalFailure(String doing, IOException cause) {}
