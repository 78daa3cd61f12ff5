package org.pumprig.fault;

/**
 * What became of the packets of one flow and direction while one fault acted.
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
    long bytesLeft) {
  /** Nothing came. */
  public static final PacketCounts NONE = new PacketCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
