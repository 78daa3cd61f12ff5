package org.pumprig.pump.gateway;

/**
 * What the gateway did to acknowledgements since an illness began.
 *
 * @param late acknowledgements that had to wait
 * @param sent those of them that were sent since
 * @param withheld messages that were not acknowledged, or by an error
 * @param leastNanos shortest wait of one that was sent; 0 if none was
 * @param longestNanos longest wait of one that was sent; 0 if none was
 */
public record IllnessCounters(
    long late, long sent, long withheld, long leastNanos, long longestNanos) {
  static final IllnessCounters NONE = new IllnessCounters(0, 0, 0, 0, 0);

  IllnessCounters plusLate() {
    return new IllnessCounters(late + 1, sent, withheld, leastNanos, longestNanos);
  }

  IllnessCounters plusWithheld() {
    return new IllnessCounters(late, sent, withheld + 1, leastNanos, longestNanos);
  }

  IllnessCounters plusSent(long waitedNanos) {
    long least = sent == 0 ? waitedNanos : Math.min(leastNanos, waitedNanos);
    return new IllnessCounters(
        late, sent + 1, withheld, least, Math.max(longestNanos, waitedNanos));
  }
}
