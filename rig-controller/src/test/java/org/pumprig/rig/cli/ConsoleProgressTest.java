package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.campaign.Progress.SlotView;
import org.pumprig.rig.status.RunStatus;
import org.pumprig.rig.status.StatusFold;

class ConsoleProgressTest {
  private static final String CLEARED = "\r\u001b[K";

  private final StringWriter shown = new StringWriter();

  private String drawnTwice(int rows, int units) {
    var progress = new ConsoleProgress(new PrintWriter(shown), true, () -> rows);
    List<RunStatus> all = Collections.nCopies(units, new StatusFold().status());
    progress.running(0, 1, new SlotView(0, 10, "stress", 0, 0, units));
    progress.units(all);
    shown.getBuffer().setLength(0);
    progress.units(all);
    return shown.toString();
  }

  @Test
  void whatIsRewrittenIsCutAtTheEdgeSoThatEachUnitHasOneLine() {
    String again = drawnTwice(24, 3);
    assertThat(again).startsWith("\u001b[4A\u001b[?7l\r").endsWith("\n\u001b[?7h");
    assertThat(again.split("\n"))
        .hasSize(5)
        .filteredOn(line -> line.startsWith(CLEARED))
        .hasSize(3);
  }

  @Test
  void noMoreIsDrawnThanTheTerminalShows() {
    String again = drawnTwice(10, 200);
    assertThat(again).startsWith("\u001b[9A").contains("… and 193 more: pumprig status");
    assertThat(again.split("\n")).hasSize(10); // the last is the way back to wrapping
    assertThat(drawnTwice(0, 200)).startsWith("\u001b[23A");
  }
}
