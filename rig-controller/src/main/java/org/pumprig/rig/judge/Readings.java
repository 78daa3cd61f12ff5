package org.pumprig.rig.judge;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pumprig.rig.event.Channel;

/** How often each channel was read, and when last. */
final class Readings {
  private static final Channel[] CHANNELS = Channel.values();
  private static final long NEVER = -1;

  private final long[] counts = new long[CHANNELS.length];
  private final long[] lastNanos = new long[CHANNELS.length];

  Readings() {
    Arrays.fill(lastNanos, NEVER);
  }

  /**
   * Takes a reading.
   *
   * @param now run time
   */
  void on(Channel channel, long now) {
    counts[channel.ordinal()]++;
    lastNanos[channel.ordinal()] = now;
  }

  /** Takes one that says of its instrument that it reads nothing. */
  void unsure(Channel channel) {
    counts[channel.ordinal()]++;
  }

  /** Run time of its last word; 0 if it has said none. */
  long lastNanos(Channel channel) {
    return Math.max(0, lastNanos[channel.ordinal()]);
  }

  /** Of those channels that were read at all. */
  SortedMap<Channel, Long> counts() {
    var read = new TreeMap<Channel, Long>();
    for (Channel channel : CHANNELS) {
      if (counts[channel.ordinal()] > 0) {
        read.put(channel, counts[channel.ordinal()]);
      }
    }
    return read;
  }
}
