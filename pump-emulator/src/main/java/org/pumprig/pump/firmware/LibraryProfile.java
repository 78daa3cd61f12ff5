package org.pumprig.pump.firmware;

/**
 * How a firmware fetches its drug library from the gateway: it asks in each session, and each so
 * often after that; a library of another version is fetched in blocks.
 *
 * @param everyNanos between two questions in one session
 * @param blockNanos processor time of taking a block, at the communication task's priority
 * @param heapBytes one block of the heap, held while a library is fetched
 */
public record LibraryProfile(long everyNanos, long blockNanos, long heapBytes) {}
