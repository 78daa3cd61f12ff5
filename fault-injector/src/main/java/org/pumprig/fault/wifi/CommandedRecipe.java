package org.pumprig.fault.wifi;

import java.io.IOException;
import java.util.List;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Undo;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.PlaceText;
import org.pumprig.host.RecipeLine;

/** What the ledger keeps of somebody else's access point: the program that ends the fault. */
record CommandedRecipe(CommandPlace place, List<String> end, long withinNanos) {
  static final String VERSION = "wifi-program1";

  CommandedRecipe {
    end = List.copyOf(end);
  }

  Undo undo() {
    var line =
        new RecipeLine(VERSION)
            .with("place", PlaceText.parts(place))
            .with("within", List.of(Long.toString(withinNanos)))
            .with("end", end);
    return new Undo(BackEnd.WIFI.diskName(), place.commands().where(), line.toString());
  }

  /**
   * @throws IllegalArgumentException naming what is wrong: then nothing may be run
   */
  static CommandedRecipe parse(String line) {
    RecipeLine recipe = RecipeLine.parse(VERSION, line);
    return new CommandedRecipe(
        PlaceText.read(recipe.field("place", 1)),
        recipe.program("end"),
        Long.parseLong(recipe.field("within", 1).getFirst()));
  }

  /** Ends it. Idempotent, as the program must be. Blocks. */
  void restore() throws IOException {
    CommandedMeans.run(place, end, withinNanos);
  }
}
