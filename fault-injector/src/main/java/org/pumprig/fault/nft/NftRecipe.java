package org.pumprig.fault.nft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Undo;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.PlaceText;

/**
 * What the ledger keeps of tables.
 *
 * @param place where they are
 * @param tables all of ours
 */
record NftRecipe(CommandPlace place, List<NftTable> tables) {
  private static final String VERSION = "nft1";

  Undo undo(String target) {
    return new Undo(BackEnd.NFT.diskName(), target, line());
  }

  private String line() {
    return tables.stream()
        .map(table -> table.family() + ":" + table.name())
        .collect(Collectors.joining(" ", VERSION + " " + PlaceText.write(place) + " ", ""));
  }

  /**
   * @throws IllegalArgumentException naming what is wrong: then nothing may be deleted
   */
  static NftRecipe parse(String line) {
    List<String> words = List.of(line.split(" ", 16));
    if (words.size() < 3 || !words.getFirst().equals(VERSION)) {
      throw new IllegalArgumentException("no recipe of tables: '" + line + "'");
    }
    var tables = new ArrayList<NftTable>();
    for (String word : words.subList(2, words.size())) {
      int colon = word.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("no table: '" + word + "'");
      }
      tables.add(new NftTable(word.substring(0, colon), word.substring(colon + 1)));
    }
    return new NftRecipe(PlaceText.read(words.get(1)), tables);
  }
}
