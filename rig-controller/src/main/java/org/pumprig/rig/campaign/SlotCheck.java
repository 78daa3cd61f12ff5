package org.pumprig.rig.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.event.SelfChecked.What;
import org.pumprig.rig.event.SelfChecked.When;
import org.pumprig.rig.selfcheck.ClockCheck;
import org.pumprig.rig.selfcheck.KnownFault;

/** What the runs of a slot share in the self-check: the clock, and a fault on a spare flow. */
final class SlotCheck {
  private final CampaignSetting setting;
  private final KnownFault fault;
  private final ClockCheck began;
  private final List<Consumer<KnownFault.Measured>> waiting = new ArrayList<>();

  SlotCheck(CampaignSetting setting, KnownFault fault) {
    this.setting = setting;
    this.fault = fault;
    this.began = new ClockCheck(setting.scheduler().nanoTime(), setting.scheduler().wallMicros());
  }

  void before(Consumer<List<SelfChecked>> told) {
    measure(found -> told.accept(List.of(began.before(), known(When.BEFORE, found))));
  }

  void after(Consumer<List<SelfChecked>> told) {
    measure(
        found ->
            told.accept(
                List.of(
                    began.after(setting.scheduler().nanoTime(), setting.scheduler().wallMicros()),
                    known(When.AFTER, found))));
  }

  private static SelfChecked known(When when, KnownFault.Measured found) {
    return new SelfChecked(when, What.KNOWN_FAULT, found.found(), found.detail());
  }

  /** Runs that end together share one trial. */
  private void measure(Consumer<KnownFault.Measured> told) {
    waiting.add(told);
    if (waiting.size() == 1) {
      fault.measure(
          setting.scheduler(),
          found -> {
            List<Consumer<KnownFault.Measured>> all = List.copyOf(waiting);
            waiting.clear();
            all.forEach(each -> each.accept(found));
          });
    }
  }
}
