package org.pumprig.fault;

/**
 * What became of the packets of one flow and direction while one fault acted. Only packets on which
 * the fault can act count: for {@code tcpReset} and {@code tcpHalfOpen} TCP segments, for {@code
 * noNewConnections} connection requests, for {@code smallMtu} packets that are too large, for
 * {@code lowMss} requests and answers that offer a larger size, for {@code corrupt} packets with a
 * payload; for all others every packet. What other faults do at the same time is left out.
 *
 * @param entered packets that came to the injector
 * @param left packets that left it on the far side, copies included
 * @param lost packets dropped by the fault, by full queues too
 * @param touched packets on which the fault acted: lost, delayed, copied, altered, answered
 * @param delivered touched packets whose delay was measured
 * @param minDelayNanos least measured delay; 0 if none
 * @param meanDelayNanos mean measured delay; 0 if none
 * @param maxDelayNanos longest measured delay; 0 if none
 * @param bytesEntered bytes of packets that came
 * @param bytesLeft bytes of packets that left
 * @param spanNanos from the fault's start to the reading; 0 if unknown
 * @param states what a loss model's states went through
 * @param delays how long the delivered packets really waited, where that was measured one by one
 */
public record PacketCounts(
    long entered,
    long left,
    long lost,
    long touched,
    long delivered,
    long minDelayNanos,
    long meanDelayNanos,
    long maxDelayNanos,
    long bytesEntered,
    long bytesLeft,
    long spanNanos,
    LossStates states,
    AchievedDelays delays) {
  /** Nothing came. */
  public static final PacketCounts NONE =
      new PacketCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, LossStates.NONE);

  /** Without a histogram of delays. */
  public PacketCounts(
      long entered,
      long left,
      long lost,
      long touched,
      long delivered,
      long minDelayNanos,
      long meanDelayNanos,
      long maxDelayNanos,
      long bytesEntered,
      long bytesLeft,
      long spanNanos,
      LossStates states) {
    this(
        entered,
        left,
        lost,
        touched,
        delivered,
        minDelayNanos,
        meanDelayNanos,
        maxDelayNanos,
        bytesEntered,
        bytesLeft,
        spanNanos,
        states,
        AchievedDelays.NONE);
  }

  /** Of a fault without states, over an unknown span. */
  public PacketCounts(
      long entered,
      long left,
      long lost,
      long touched,
      long delivered,
      long minDelayNanos,
      long meanDelayNanos,
      long maxDelayNanos,
      long bytesEntered,
      long bytesLeft) {
    this(
        entered,
        left,
        lost,
        touched,
        delivered,
        minDelayNanos,
        meanDelayNanos,
        maxDelayNanos,
        bytesEntered,
        bytesLeft,
        0,
        LossStates.NONE);
  }

  /**
   * Steps of a loss model that remembers, over all connections that have a state of their own.
   *
   * @param flows separate memories, such as connections; 1 if the target has one for all; 0 if
   *     unknown
   * @param metGood Gilbert–Elliott: packets that found the good state, before their own draw
   * @param toBad of these, those that drew the step to the bad state
   * @param metBad packets that found the bad state
   * @param toGood of these, those that drew the step back
   */
  public record LossStates(long flows, long metGood, long toBad, long metBad, long toGood) {
    /** Not known. */
    public static final LossStates NONE = new LossStates(0, 0, 0, 0, 0);

    /** Packets whose own loss was drawn in the bad state. */
    public long drawnInBad() {
      return metBad - toGood + toBad;
    }
  }
}
