package org.pumprig.rig.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import org.pumprig.rig.campaign.Progress;
import org.pumprig.rig.status.RunStatus;
import org.pumprig.rig.status.StatusText;

/**
 * On a terminal a line for each unit, rewritten, as many as it shows and each cut at its edge;
 * where there is none a new line every few seconds, and one for each trip, abort and end.
 */
final class ConsoleProgress implements Progress {
  private static final long PLAIN_EVERY_NANOS = 5_000_000_000L;
  private static final int BAR = 24;

  /** A terminal that doesn't say how many it has. */
  private static final int ROWS = 24;

  /** The head, how many more there are, and the cursor's own. */
  private static final int OTHER_ROWS = 3;

  private static final String CLEARED = "\r\u001b[K";

  /** DECAWM: what is longer than a line must not go on in the next, which is rewritten. */
  private static final String CUT = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

  private final PrintWriter out;
  private final boolean terminal;
  private final IntSupplier rows;
  private String head = "";
  private int drawn;
  private final Map<String, RunStatus> before = new HashMap<>();
  private int lastSlot = -1;
  private long lastPlainNanos;

  /**
   * @param rows lines that the terminal shows now; 0: it doesn't say
   */
  ConsoleProgress(PrintWriter out, boolean terminal, IntSupplier rows) {
    this.out = out;
    this.terminal = terminal;
    this.rows = rows;
  }

  @Override
  public void preparing(int slot, int slots) {
    line("slot " + (slot + 1) + "/" + slots + ": building the bench");
  }

  @Override
  public void running(int slot, int slots, SlotView view) {
    String text =
        String.format(
            Locale.ROOT,
            "slot %d/%d %s %5.1f/%.0f s  %-7s  connectivity errors %d  tripped %d/%d",
            slot + 1,
            slots,
            bar(view),
            view.runNanos() / 1e9,
            view.endNanos() / 1e9,
            view.phase(),
            view.errors(),
            view.tripped(),
            view.units());
    if (terminal) {
      head = text;
    } else if (slot != lastSlot || view.runNanos() - lastPlainNanos >= PLAIN_EVERY_NANOS) {
      lastSlot = slot;
      lastPlainNanos = view.runNanos();
      line(text);
    }
  }

  private static String bar(SlotView view) {
    long filled = Math.min(BAR, BAR * view.runNanos() / Math.max(1, view.endNanos()));
    return "[" + "#".repeat((int) filled) + ".".repeat(BAR - (int) filled) + "]";
  }

  @Override
  public void units(List<RunStatus> units) {
    if (terminal) {
      draw(units);
      return;
    }
    for (RunStatus unit : units) {
      RunStatus last = before.put(unit.runId(), unit);
      boolean tripped = unit.trips() > 0 && (last == null || last.trips() == 0);
      boolean other = last != null && last.state() != unit.state();
      if (tripped || other) {
        line(StatusText.line(unit, OptionalLong.empty()));
      }
    }
  }

  /** Over what was drawn last: a head, and a line for each unit as far as there is room. */
  private void draw(List<RunStatus> units) {
    var text = new StringBuilder();
    text.append(drawn > 0 ? "\u001b[" + drawn + "A" : "");
    int told = rows.getAsInt();
    int room = Math.max(1, (told > 0 ? told : ROWS) - OTHER_ROWS);
    int shown = Math.min(units.size(), room);
    text.append(CUT).append(CLEARED).append(head).append('\n');
    for (RunStatus unit : units.subList(0, shown)) {
      text.append(CLEARED).append(StatusText.line(unit, OptionalLong.empty())).append('\n');
    }
    int more = units.size() - shown;
    if (more > 0) {
      text.append(CLEARED).append("… and ").append(more).append(" more: pumprig status\n");
    }
    text.append(WRAP);
    drawn = 1 + shown + (more > 0 ? 1 : 0);
    out.print(text);
    out.flush();
  }

  @Override
  public void remark(String line) {
    line(line);
  }

  /** Ends what is rewritten. */
  void finish() {
    drawn = 0; // what is drawn stays; the next is drawn below
    out.flush();
  }

  private void line(String text) {
    finish();
    out.println(text);
    out.flush();
  }
}
