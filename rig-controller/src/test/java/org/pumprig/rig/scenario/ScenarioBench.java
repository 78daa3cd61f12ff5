package org.pumprig.rig.scenario;

import java.util.List;
import org.pumprig.seed.RandomStream;

/** Benches that virtual time can be, with the faults that each of them has beside the others'. */
enum ScenarioBench {
  /** Proxies and a gateway. */
  STREAMS("rigs/demo.yaml", 3, List.of()),

  /** A relay that meets each packet, modelled. */
  PACKETS(
      "rigs/router-relay.yaml",
      2,
      List.of(
          "fault: loss, rate: 30 %",
          "fault: loss, nth: 3",
          "fault: loss, p: 20 %, r: 40 %",
          "fault: delay, delay: 150ms, jitter: 20ms",
          "fault: reorder, rate: 20 %, by: 50ms",
          "fault: duplicate, rate: 50 %",
          "fault: corrupt, rate: 10 %",
          "fault: rate, limit: 8 kbit/s",
          "fault: blackhole, direction: towardsGateway",
          "fault: trace, file: traces/busy-ward.csv")),

  /** A relay in each unit's serial line. */
  SERIAL(
      "rigs/serial-line.yaml",
      2,
      List.of(
          "fault: serialByteLoss, rate: 5 %",
          "fault: serialBitFlips, rate: 5 %, direction: towardsPump",
          "fault: serialTruncation, rate: 30 %",
          "fault: serialBreak, length: 20ms, spacing: 200ms",
          "fault: serialNoise, bytes: 4 B, spacing: 100ms",
          "fault: serialDelay, delay: 80ms",
          "fault: serialStuck",
          "fault: serialUnplugged"));

  private final String rig;
  private final int mostUnits;
  private final List<String> faults;

  ScenarioBench(String rig, int mostUnits, List<String> faults) {
    this.rig = rig;
    this.mostUnits = mostUnits;
    this.faults = faults;
  }

  static ScenarioBench draw(RandomStream random) {
    long mark = random.nextBelow(10);
    return mark < 6 ? STREAMS : mark < 8 ? PACKETS : SERIAL;
  }

  String rig() {
    return rig;
  }

  int mostUnits() {
    return mostUnits;
  }

  List<String> faults() {
    return faults;
  }
}
