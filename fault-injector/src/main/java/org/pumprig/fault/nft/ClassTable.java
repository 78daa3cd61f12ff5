package org.pumprig.fault.nft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.fault.Direction;
import org.pumprig.fault.UnitFlow;
import org.pumprig.host.CommandPlace;

/**
 * Puts a unit's packets into a traffic class of the interface by which they leave, as long as a
 * lease is renewed; and counts them before they get there. Blocks.
 *
 * <p>Two counts for each direction: {@code entered}, all packets of the unit; {@code classed},
 * those that met the lease. So a lapse shows.
 */
public final class ClassTable {
  private final NftTable table;
  private final String element;
  private final String text;

  private ClassTable(NftTable table, String element, String text) {
    this.table = table;
    this.element = element;
    this.text = text;
  }

  /**
   * Of one fault.
   *
   * @param classes for each direction that the fault acts in, the class as {@code major:minor}
   */
  public static ClassTable of(
      NftSettings settings, UnitFlow flow, String faultId, Map<Direction, String> classes) {
    var ways = new LinkedHashMap<Way, String>();
    classes.forEach((direction, name) -> ways.put(Way.of(flow, direction), name));
    Way any = ways.keySet().iterator().next();
    boolean routed = settings.path() == PacketPath.ROUTED;
    var table =
        new NftTable(
            routed ? any.ip() : "netdev", NftTable.nameFor(settings.owner(), "class-" + faultId));
    var script = new StringBuilder();
    NftScript.create(table, script);
    script.append("table ").append(table).append(" {\n");
    for (Way way : ways.keySet()) {
      for (String name : List.of("classed", "entered")) {
        script.append("  counter ").append(way.counter(name)).append(" { }\n");
      }
    }
    script.append("  set live { type ").append(any.ip().equals("ip") ? "ipv4" : "ipv6");
    script.append("_addr; flags timeout; }\n");
    ways.forEach(
        (way, name) -> {
          String unit = routed ? way.crossing() : way.unit();
          String hook =
              routed
                  ? "hook forward priority 200" // behind what drops, and behind our own faults
                  : "hook egress device \"" + way.out() + "\" priority 200";
          new NftChain(
                  "to_" + way.key(),
                  hook,
                  List.of(
                      unit + " " + way.count("entered"),
                      (routed ? way.crossing() + " " : "")
                          + way.leased()
                          + " "
                          + way.count("classed")
                          + " meta priority set "
                          + name))
              .write(script);
        });
    script.append("}\n");
    return new ClassTable(table, any.addressText(), script.toString());
  }

  /** The word by which {@link #remove(CommandPlace, String)} finds it again. */
  public String word() {
    return table.family() + ":" + table.name();
  }

  /** The transaction that makes it, without its lease. */
  String text() {
    return text;
  }

  /** Makes it, with no lease yet: no packet goes into the class; why not, if it can't be made. */
  public Optional<String> create(CommandPlace place) {
    return new Nft(place.commands()).create(text, List.of(table));
  }

  /** Lets the lease last so long from now on; why not, if it can't be renewed. */
  public Optional<String> renew(CommandPlace place, long leaseNanos) {
    return new Nft(place.commands())
        .script(NftScript.renewal(table, element, leaseNanos))
        .problem();
  }

  /** Removes what a word names, if it is there and ours; why not, if it stays. */
  public static Optional<String> remove(CommandPlace place, String word) {
    int colon = word.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("no table: '" + word + "'");
    }
    var table = new NftTable(word.substring(0, colon), word.substring(colon + 1));
    return new Nft(place.commands()).removeLeft(List.of(table));
  }

  /**
   * What was counted of one direction.
   *
   * @param entered all packets of the unit
   * @param classed those that went into the class
   * @param classedBytes their bytes, as the kernel counts them there
   */
  public record Counts(long entered, long classed, long classedBytes) {}

  /**
   * Reads the counters.
   *
   * @return by direction; empty if they can't be read
   */
  public Map<Direction, Counts> counts(CommandPlace place) {
    Nft.Answer answer = new Nft(place.commands()).counters(List.of(table));
    var byName = NftCounts.parse(answer.output()).byName();
    var counts = new LinkedHashMap<Direction, Counts>();
    for (var each :
        Map.of(
                Direction.TOWARDS_GATEWAY, Way.TOWARDS_GATEWAY,
                Direction.TOWARDS_PUMP, Way.TOWARDS_PUMP)
            .entrySet()) {
      var entered = byName.get(each.getValue() + "_entered");
      var classed = byName.get(each.getValue() + "_classed");
      if (entered != null && classed != null) {
        counts.put(
            each.getKey(), new Counts(entered.packets(), classed.packets(), classed.bytes()));
      }
    }
    return counts;
  }
}
