package org.pumprig.rig.plan;

import java.util.List;
import java.util.OptionalLong;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Reads a requirement's {@code criterion}. */
final class CriterionSection {
  private static final long LARGEST_TOLERANCE_PPM = 1_000_000;

  /** Reads the parameters of one kind. */
  @FunctionalInterface
  private interface Reader {
    Criterion read(Fields criterion) throws InputProblem;
  }

  private record Kind(String name, Reader reader) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("noWatchdog", CriterionSection::noWatchdog),
          new Kind("therapyContinuity", CriterionSection::therapyContinuity),
          new Kind("reconnect", CriterionSection::reconnect),
          new Kind("eventLog", CriterionSection::eventLog),
          new Kind("communicationTimeOut", CriterionSection::communicationTimeOut),
          new Kind("coverage", CriterionSection::coverage),
          new Kind("completeAtGateway", WatchCriteria::completeAtGateway),
          new Kind("trend", WatchCriteria::trend),
          new Kind("pattern", WatchCriteria::pattern),
          new Kind("failSafe", CriterionSection::failSafe),
          new Kind("reprogram", CriterionSection::reprogram));

  private CriterionSection() {}

  static Criterion read(Fields criterion) throws InputProblem {
    return criterion.choice("kind", KINDS, Kind::name).reader().read(criterion);
  }

  private static Criterion noWatchdog(Fields criterion) throws InputProblem {
    criterion.only("kind");
    return new Criterion.NoWatchdog();
  }

  private static Criterion therapyContinuity(Fields criterion) throws InputProblem {
    criterion.only("kind", "tolerance", "window");
    return new Criterion.TherapyContinuity(
        criterion.quantity("tolerance", Quantity.SHARE, 1, LARGEST_TOLERANCE_PPM),
        Limits.length(criterion, "window"));
  }

  private static Criterion eventLog(Fields criterion) throws InputProblem {
    criterion.only("kind", "within");
    return new Criterion.EventLog(optional(criterion, "within"));
  }

  private static Criterion coverage(Fields criterion) throws InputProblem {
    criterion.only("kind", "channels", "seen");
    return new Criterion.Coverage(
        criterion.choices("channels", Channel.SEEN.size(), Channel.SEEN, Channel::onDisk),
        criterion.quantity("seen", Quantity.SHARE, 1, LARGEST_TOLERANCE_PPM));
  }

  private static Criterion reconnect(Fields criterion) throws InputProblem {
    criterion.only("kind", "within");
    return new Criterion.Reconnect(Limits.length(criterion, "within"));
  }

  private static Criterion failSafe(Fields criterion) throws InputProblem {
    criterion.only("kind", "stopWithin", "alarmWithin", "screenWithin", "heardWithin");
    return new Criterion.FailSafe(
        Limits.length(criterion, "stopWithin"),
        optional(criterion, "alarmWithin"),
        optional(criterion, "screenWithin"),
        optional(criterion, "heardWithin"));
  }

  private static OptionalLong optional(Fields criterion, String key) throws InputProblem {
    return criterion.has(key)
        ? OptionalLong.of(Limits.length(criterion, key))
        : OptionalLong.empty();
  }

  private static Criterion communicationTimeOut(Fields criterion) throws InputProblem {
    criterion.only("kind", "after", "stopWithin");
    return new Criterion.CommunicationTimeOut(
        Limits.length(criterion, "after"), Limits.length(criterion, "stopWithin"));
  }

  private static Criterion reprogram(Fields criterion) throws InputProblem {
    criterion.only("kind", "within");
    return new Criterion.Reprogram(Limits.length(criterion, "within"));
  }
}
