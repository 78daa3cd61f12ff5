package org.pumprig.rig.scenario;

import java.util.function.Consumer;
import org.pumprig.rig.campaign.Progress;

/** Keeps the remarks and nothing else. */
public record QuietProgress(Consumer<String> remarks) implements Progress {
  @Override
  public void preparing(int slot, int slots) {}

  @Override
  public void running(int slot, int slots, SlotView view) {}

  @Override
  public void remark(String line) {
    remarks.accept(line);
  }
}
