package org.pumprig.fault.nft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.host.Commands;

/** Programs of a place, run by another program, such as one that gives up its privileges. */
record OtherCommands(Commands place, List<String> by) implements Commands {
  @Override
  public Result run(List<String> argv, String input, long withinNanos) throws IOException {
    var whole = new ArrayList<>(by);
    whole.addAll(argv);
    return place.run(whole, input, withinNanos);
  }

  @Override
  public String where() {
    return place.where();
  }
}
