package org.pumprig.rig.network;

import java.util.List;
import java.util.Optional;
import org.pumprig.host.CommandPlace;

/**
 * A change as it stands in the ledger: {@code PLACE KIND WORDS…}, PLACE being {@code here} or
 * {@code netns:NAME}.
 */
record ChangeRecipe(CommandPlace place, NetworkChange change) {
  private static final String HERE = "here";
  private static final String NAMESPACE = "netns:";

  String text() {
    String where =
        switch (place) {
          case CommandPlace.Here _ -> HERE;
          case CommandPlace.InNamespace(String name) -> NAMESPACE + name;
          case CommandPlace.Ssh ssh -> throw new IllegalStateException("no topology over " + ssh);
        };
    return where + " " + String.join(" ", change.words());
  }

  /** Reads it back; empty if this version wrote no such thing. */
  static Optional<ChangeRecipe> parse(String text) {
    try {
      return read(text);
    } catch (IllegalArgumentException e) { // a number or a folder that is none
      return Optional.empty();
    }
  }

  private static Optional<ChangeRecipe> read(String text) {
    List<String> words = List.of(text.split(" ", -1));
    if (words.size() < 3 || !text.matches("[A-Za-z0-9_.:/ -]{1,4000}")) {
      return Optional.empty();
    }
    String where = words.getFirst();
    if (!where.equals(HERE) && !where.startsWith(NAMESPACE)) {
      return Optional.empty();
    }
    CommandPlace place =
        where.equals(HERE)
            ? new CommandPlace.Here()
            : new CommandPlace.InNamespace(where.substring(NAMESPACE.length()));
    return change(words.get(1), words.subList(2, words.size()))
        .map(change -> new ChangeRecipe(place, change));
  }

  private static Optional<NetworkChange> change(String kind, List<String> words) {
    return Optional.ofNullable(
        switch (kind + "/" + words.size()) {
          case "namespace/1" -> new NetworkChange.Namespace(words.get(0));
          case "folder/1" -> new NetworkChange.Folder(words.get(0));
          case "radio/1" -> new NetworkChange.Radio(words.get(0));
          case "bridge/1" -> new NetworkChange.Bridge(words.get(0));
          case "port/2" -> new NetworkChange.Port(words.get(0), words.get(1));
          case "vlan/2" -> new NetworkChange.Vlan(words.get(0), Integer.parseInt(words.get(1)));
          case "up/1" -> new NetworkChange.Up(words.get(0));
          case "address/2" -> new NetworkChange.Address(words.get(0), words.get(1));
          case "route/3" -> new NetworkChange.Route(words.get(0), words.get(1), words.get(2));
          case "setting/3" -> new NetworkChange.Setting(words.get(0), words.get(1), words.get(2));
          case "table/2" -> new NetworkChange.Table(words.get(0), words.get(1), "");
          default ->
              kind.equals("offloads") && words.size() > 1
                  ? new NetworkChange.Offloads(words.get(0), words.subList(1, words.size()))
                  : null;
        });
  }
}
