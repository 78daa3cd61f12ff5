package org.pumprig.rig.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.pumprig.rig.campaign.Progress;

/** A line that is rewritten on a terminal; a new line every few seconds where there is none. */
final class ConsoleProgress implements Progress {
  private static final long PLAIN_EVERY_NANOS = 5_000_000_000L;
  private static final int BAR = 24;

  private final PrintWriter out;
  private final boolean terminal;
  private boolean lineOpen;
  private int lastSlot = -1;
  private long lastPlainNanos;

  ConsoleProgress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
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
      out.print("\r\u001b[K" + text);
      out.flush();
      lineOpen = true;
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
  public void remark(String line) {
    line(line);
  }

  /** Ends the rewritten line. */
  void finish() {
    if (lineOpen) {
      out.println();
      lineOpen = false;
    }
    out.flush();
  }

  private void line(String text) {
    finish();
    out.println(text);
    out.flush();
  }
}
