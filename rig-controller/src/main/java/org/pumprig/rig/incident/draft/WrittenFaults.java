package org.pumprig.rig.incident.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.plan.Course;
import org.pumprig.rig.plan.FaultWindow;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlannedFault;
import org.pumprig.rig.schedule.Schedule;
import org.pumprig.rig.schedule.Step;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Finds what the plan's text says about each fault of its schedule. */
final class WrittenFaults {
  private static final int MOST = 1000;
  private static final List<String> TIMING =
      List.of(
          "fault",
          "mix",
          "weight",
          "lasts",
          "times",
          "at",
          "every",
          "within",
          "overlap",
          "dutyCycle",
          "ramp");

  private final Plan plan;
  private final List<Node> windows;

  WrittenFaults(Plan plan, Fields root) throws InputProblem {
    this.plan = plan;
    this.windows = root.fields("faults").list("windows", MOST);
  }

  /** The faults of a replicate, by start. */
  List<DraftFault> of(Schedule schedule) throws InputProblem {
    List<DraftFault> all = new ArrayList<>();
    for (Step step : schedule.steps()) {
      all.add(of(step));
    }
    return all;
  }

  /** A step holds the very object that stands in its window: equal ones may stand in several. */
  @SuppressWarnings("ReferenceEquality")
  private DraftFault of(Step step) throws InputProblem {
    List<FaultWindow> all = plan.faults().windows();
    for (int window = 0; window < all.size(); window++) {
      List<PlannedFault> faults = all.get(window).course().faults();
      for (int place = 0; place < faults.size(); place++) {
        if (faults.get(place) == step.planned()) {
          return new DraftFault(
              step.id(),
              step.fault().name(),
              keys(all.get(window), windows.get(window), place),
              step.startNanos(),
              step.durationNanos(),
              all.get(window).overlap());
        }
      }
    }
    throw new IllegalStateException("step " + step.id() + " stands in no window of the plan");
  }

  private static SequencedMap<String, String> keys(FaultWindow window, Node written, int place)
      throws InputProblem {
    Fields fields = Fields.of("a window", written);
    return switch (window.course()) {
      case Course.Single _, Course.DutyCycle _ -> own(fields);
      case Course.Mix _ ->
          own(Fields.of("a fault of the mix", fields.list("mix", MOST).get(place)));
      case Course.Ramp ramp -> {
        SequencedMap<String, String> keys = own(fields);
        Fields ramped = fields.fields("ramp");
        String key = ramped.text("parameter");
        DraftFault named = new DraftFault("", window.fault().name(), keys, 0, 1, false);
        Quantity quantity = named.quantity(key).orElseThrow();
        long from = ramped.quantity("from", quantity, 0, Long.MAX_VALUE);
        long to = ramped.quantity("to", quantity, 0, Long.MAX_VALUE);
        int last = ramp.faults().size() - 1;
        keys.put(
            key, quantity.format(from + StrictMath.round((double) (to - from) * place / last)));
        yield keys;
      }
    };
  }

  private static SequencedMap<String, String> own(Fields fields) throws InputProblem {
    var keys = new LinkedHashMap<String, String>();
    for (String key : fields.keys()) {
      if (!TIMING.contains(key)) {
        keys.put(key, FlowText.of(fields.value(key)));
      }
    }
    return keys;
  }
}
