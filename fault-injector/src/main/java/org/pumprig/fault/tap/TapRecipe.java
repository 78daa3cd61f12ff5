package org.pumprig.fault.tap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pumprig.host.CommandPlace;

/**
 * What is to be undone of a wiring, as the ledger keeps it: {@code here} or {@code namespace=NAME},
 * then {@code far:NAME} for the bridge on the gateway's side, then for each interface {@code
 * NAME=offload+offload}, and {@code down:NAME} for each that was down, separated by blanks.
 *
 * @param gatewayBridge the bridge on the gateway's side
 * @param offloads to be switched on again
 * @param down interfaces to be set down again
 */
record TapRecipe(
    CommandPlace place,
    String gatewayBridge,
    Map<String, List<String>> offloads,
    List<String> down) {
  private static final String NAMESPACE = "namespace=";
  private static final String FAR = "far:";
  private static final String DOWN = "down:";

  String text() {
    var words = new ArrayList<String>();
    words.add(
        switch (place) {
          case CommandPlace.Here _ -> "here";
          case CommandPlace.InNamespace(String name) -> NAMESPACE + name;
          case CommandPlace.Ssh ssh -> throw new IllegalArgumentException("no wiring over " + ssh);
        });
    words.add(FAR + gatewayBridge);
    offloads.forEach((device, features) -> words.add(device + "=" + String.join("+", features)));
    down.forEach(device -> words.add(DOWN + device));
    return String.join(" ", words);
  }

  /**
   * Reads a recipe.
   *
   * @throws IllegalArgumentException if it is none; the message says what
   */
  static TapRecipe parse(String text) {
    List<String> words = List.of(text.split(" ", -1));
    String first = words.getFirst();
    CommandPlace place;
    if (first.equals("here")) {
      place = new CommandPlace.Here();
    } else if (first.matches(NAMESPACE + "[A-Za-z0-9-]{1,64}")) {
      place = new CommandPlace.InNamespace(first.substring(NAMESPACE.length()));
    } else {
      throw new IllegalArgumentException("no place: '" + first + "'");
    }
    if (words.size() < 2 || !words.get(1).matches(FAR + "[A-Za-z0-9_.-]{1,15}")) {
      throw new IllegalArgumentException("no bridge in '" + text + "'");
    }
    var offloads = new LinkedHashMap<String, List<String>>();
    var down = new ArrayList<String>();
    for (String word : words.subList(2, words.size())) {
      if (word.matches(DOWN + "[A-Za-z0-9_.-]{1,15}")) {
        down.add(word.substring(DOWN.length()));
        continue;
      }
      if (!word.matches("[A-Za-z0-9_.-]{1,15}=[a-z+-]*")) {
        throw new IllegalArgumentException("no interface with its offloads: '" + word + "'");
      }
      int at = word.indexOf('=');
      String features = word.substring(at + 1);
      offloads.put(
          word.substring(0, at),
          features.isEmpty() ? List.of() : List.of(features.split("\\+", -1)));
    }
    return new TapRecipe(place, words.get(1).substring(FAR.length()), offloads, down);
  }

  /** Removes all that is in the way and leaves the interfaces as they were; idempotent. */
  void undo() throws IOException {
    RelayLease.remove(place);
    undo(List.of(TapPlan.UNIT_CABLE, TapPlan.UNIT_BRIDGE, gatewayBridge));
  }

  /** The same for those interfaces only. */
  void undo(Collection<String> interfaces) throws IOException {
    var links = new LinkCommands(place);
    for (String each : interfaces) {
      links.remove(each);
    }
    for (var each : offloads.entrySet()) {
      if (links.exists(each.getKey())) {
        links.offloads(each.getKey(), each.getValue(), true);
      }
    }
    for (String each : down) {
      if (links.exists(each)) {
        links.setDown(each);
      }
    }
  }
}
