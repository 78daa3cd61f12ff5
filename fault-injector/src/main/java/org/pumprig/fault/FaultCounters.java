package org.pumprig.fault;

/**
 * What one fault has touched since it was applied.
 *
 * @param chunksTouched chunks delayed, held or swallowed
 * @param bytesHeld bytes that had to wait, delayed or held
 * @param bytesSwallowed bytes that were taken in and never delivered
 * @param connectionsCut connections reset, and connections whose gateway leg was reset
 * @param chunksDelivered touched chunks that have been delivered since
 * @param minDelayNanos least time that a delivered chunk really waited; 0 if none was delivered
 * @param maxDelayNanos longest time that a delivered chunk really waited; 0 if none was delivered
 */
public record FaultCounters(
    long chunksTouched,
    long bytesHeld,
    long bytesSwallowed,
    long connectionsCut,
    long chunksDelivered,
    long minDelayNanos,
    long maxDelayNanos) {}
