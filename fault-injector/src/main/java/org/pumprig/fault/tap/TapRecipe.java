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
 * then for each interface {@code NAME=offload+offload}, separated by blanks.
 *
 * @param offloads to be switched on again
 */
record TapRecipe(CommandPlace place, Map<String, List<String>> offloads) {
  private static final String NAMESPACE = "namespace=";

  String text() {
    var words = new ArrayList<String>();
    words.add(
        switch (place) {
          case CommandPlace.Here _ -> "here";
          case CommandPlace.InNamespace(String name) -> NAMESPACE + name;
          case CommandPlace.Ssh ssh -> throw new IllegalArgumentException("no wiring over " + ssh);
        });
    offloads.forEach((device, features) -> words.add(device + "=" + String.join("+", features)));
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
    var offloads = new LinkedHashMap<String, List<String>>();
    for (String word : words.subList(1, words.size())) {
      if (!word.matches("[A-Za-z0-9_.-]{1,15}=[a-z+-]*")) {
        throw new IllegalArgumentException("no interface with its offloads: '" + word + "'");
      }
      int at = word.indexOf('=');
      String features = word.substring(at + 1);
      offloads.put(
          word.substring(0, at),
          features.isEmpty() ? List.of() : List.of(features.split("\\+", -1)));
    }
    return new TapRecipe(place, offloads);
  }

  /** Removes the bridges and switches the offloads on again; idempotent. */
  void undo() throws IOException {
    undo(List.of(TapPlan.UNIT_BRIDGE, TapPlan.GATEWAY_BRIDGE));
  }

  /** The same for those bridges only. */
  void undo(Collection<String> bridges) throws IOException {
    var links = new LinkCommands(place);
    for (String bridge : bridges) {
      links.remove(bridge);
    }
    for (var each : offloads.entrySet()) {
      if (links.exists(each.getKey())) {
        links.offloads(each.getKey(), each.getValue(), true);
      }
    }
  }
}
