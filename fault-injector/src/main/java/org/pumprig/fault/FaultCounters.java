package org.pumprig.fault;

/**
 * What one fault has touched since it was applied.
 *
 * @param chunksTouched chunks delayed, held, cut into pieces or swallowed
 * @param bytesHeld bytes that had to wait, delayed or held
 * @param bytesSwallowed bytes that were taken in and never delivered
 * @param connectionsCut connections reset, and connections whose gateway leg was reset
 * @param chunksDelivered touched chunks, or pieces of them, that have been delivered since
 * @param minDelayNanos least time that a delivered chunk really waited; 0 if none was delivered
 * @param maxDelayNanos longest time that a delivered chunk really waited; 0 if none was delivered
 * @param more what only some faults count
 */
public record FaultCounters(
    long chunksTouched,
    long bytesHeld,
    long bytesSwallowed,
    long connectionsCut,
    long chunksDelivered,
    long minDelayNanos,
    long maxDelayNanos,
    More more) {
  /** Without what only some faults count. */
  public FaultCounters(
      long chunksTouched,
      long bytesHeld,
      long bytesSwallowed,
      long connectionsCut,
      long chunksDelivered,
      long minDelayNanos,
      long maxDelayNanos) {
    this(
        chunksTouched,
        bytesHeld,
        bytesSwallowed,
        connectionsCut,
        chunksDelivered,
        minDelayNanos,
        maxDelayNanos,
        More.NONE);
  }

  /**
   * What the witnesses of some faults need.
   *
   * @param bytesDelivered bytes of touched chunks that have been delivered
   * @param deliveringNanos time from the first to the last of these deliveries
   * @param largestPieceBytes largest piece delivered; 0 if none
   * @param connectionsClosed connections closed in order by the fault
   * @param connectsDelayed ways to the gateway that were made later
   * @param endsDelayed ends of streams passed on later
   * @param delays how long the delivered chunks really waited
   */
  public record More(
      long bytesDelivered,
      long deliveringNanos,
      long largestPieceBytes,
      long connectionsClosed,
      long connectsDelayed,
      long endsDelayed,
      AchievedDelays delays) {
    /** Nothing was counted. */
    public static final More NONE = new More(0, 0, 0, 0, 0, 0, AchievedDelays.NONE);
  }
}
