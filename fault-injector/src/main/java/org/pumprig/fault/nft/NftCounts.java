package org.pumprig.fault.nft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.PacketCounts.LossStates;
import org.pumprig.fault.PacketFault;

/**
 * What a fault's counters say. Pure.
 *
 * @param byName named counters of its tables
 */
record NftCounts(Map<String, Count> byName) {
  private static final Pattern COUNTER =
      Pattern.compile("counter (\\w+) \\{\\s*packets (\\d+) bytes (\\d+)\\s*\\}");

  /** Where packets leave by a port, counters take the Ethernet header for part of them. */
  private static final int HEADER_BYTES = 14;

  /** One counter. */
  record Count(long packets, long bytes) {
    static final Count NONE = new Count(0, 0);

    long bytesWithoutHeaders() {
      return bytes - packets * HEADER_BYTES;
    }
  }

  /** Reads what {@code nft list counters} prints. */
  static NftCounts parse(String text) {
    var found = new LinkedHashMap<String, Count>();
    var matcher = COUNTER.matcher(text);
    while (matcher.find()) {
      found.put(
          matcher.group(1),
          new Count(Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))));
    }
    return new NftCounts(found);
  }

  InjectionEvidence.Packets evidence(
      FaultSpec spec, PacketPath path, long spanNanos, long atNanos) {
    return new InjectionEvidence.Packets(
        way(spec, path, Way.TOWARDS_GATEWAY, spanNanos),
        way(spec, path, Way.TOWARDS_PUMP, spanNanos),
        "nft",
        atNanos);
  }

  private PacketCounts way(FaultSpec spec, PacketPath path, String key, long spanNanos) {
    if (!byName.containsKey(key + "_entered")) {
      return PacketCounts.NONE; // the fault doesn't act that way
    }
    Count entered = count(key, "entered");
    Count left = count(key, "left");
    Count copies = count(key, "copies");
    long leftBytes =
        switch (path) {
          case ROUTED -> left.bytes();
          case BRIDGED -> left.bytesWithoutHeaders();
        };
    long lost = count(key, "lost").packets();
    return new PacketCounts(
        entered.packets(),
        left.packets() + copies.packets(),
        lost,
        lost + count(key, "touched").packets(),
        0,
        0,
        0,
        0,
        entered.bytes(),
        leftBytes + copies.bytesWithoutHeaders(),
        spanNanos,
        states(spec, key));
  }

  /** Every nth is counted over all of the unit's packets; how many connections there are is not. */
  private LossStates states(FaultSpec spec, String key) {
    if (!(spec.fault() instanceof PacketFault.Loss(LossModel model))) {
      return LossStates.NONE;
    }
    return switch (model) {
      case LossModel.Bernoulli _ -> LossStates.NONE;
      case LossModel.EveryNth _ -> new LossStates(1, 0, 0, 0, 0);
      case LossModel.GilbertElliott _ ->
          new LossStates(
              0,
              count(key, "metgood").packets(),
              count(key, "tobad").packets(),
              count(key, "metbad").packets(),
              count(key, "togood").packets());
    };
  }

  private Count count(String key, String name) {
    return byName.getOrDefault(key + "_" + name, Count.NONE);
  }
}
