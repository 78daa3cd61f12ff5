package org.pumprig.rig.judge;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.OperatorRecord;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.OperatorRecord.StepConfirmed;
import org.pumprig.rig.event.OperatorRecord.StepMissed;
import org.pumprig.rig.event.OperatorRecord.StepSkipped;

/** Gathers the steps that people were asked for. */
final class StepFold {
  private static final int MOST = 100;

  private final Map<String, StepSeen> steps = new LinkedHashMap<>();
  private final Set<String> openNow = new LinkedHashSet<>();
  private final Set<String> interrupted = new LinkedHashSet<>();
  private int open;

  void on(long now, Event event) {
    if (event instanceof EpochStarted epoch && epoch.resumes() && open > 0) {
      interrupted.addAll(openNow);
    }
    if (event instanceof StepAnswered answer) {
      answered(answer);
    } else if (event instanceof OperatorRecord record && hasRoom(record.step())) {
      derived(now, record);
    }
  }

  private boolean hasRoom(String step) {
    return steps.containsKey(step) || steps.size() < MOST; // a plan has at most 50
  }

  private void answered(StepAnswered answer) {
    StepSeen asked = steps.get(answer.step());
    if (asked != null && asked.by().isEmpty()) {
      steps.put(
          asked.id(),
          new StepSeen(
              asked.id(),
              asked.text(),
              asked.askedNanos(),
              Optional.of(answer.by()),
              answer.entry(),
              answer.photo(),
              asked.confirmedAfterNanos(),
              asked.missing(),
              asked.skipped(),
              asked.reads()));
    }
  }

  private void derived(long now, OperatorRecord record) {
    switch (record) {
      case StepAsked asked -> {
        open++;
        openNow.add(asked.step());
        steps.put(asked.step(), asked(asked.step(), asked.text(), now, asked.reads()));
      }
      case StepConfirmed confirmed -> {
        open--;
        openNow.remove(confirmed.step());
        close(now, confirmed.step(), OptionalLong.of(confirmed.afterNanos()), Optional.empty());
      }
      case StepMissed missed -> {
        open--;
        openNow.remove(missed.step());
        close(now, missed.step(), OptionalLong.empty(), Optional.of(why(missed)));
      }
      case StepSkipped skipped ->
          steps.put(
              skipped.step(),
              new StepSeen(
                  skipped.step(),
                  "",
                  now,
                  Optional.empty(),
                  "",
                  "",
                  OptionalLong.empty(),
                  Optional.of(skipped.reason()),
                  true,
                  ""));
    }
  }

  /** What was done in an outage was seen by nobody, even if it was what was asked for. */
  private String why(StepMissed missed) {
    return interrupted.contains(missed.step())
        ? missed.reason()
            + " (the controller was not running for a part of that time, and what is done then"
            + " counts as not seen)"
        : missed.reason();
  }

  private static StepSeen asked(String id, String text, long now, String reads) {
    return new StepSeen(
        id,
        text,
        now,
        Optional.empty(),
        "",
        "",
        OptionalLong.empty(),
        Optional.empty(),
        false,
        reads);
  }

  private void close(long now, String id, OptionalLong after, Optional<String> missing) {
    StepSeen step = steps.getOrDefault(id, asked(id, "", now, ""));
    steps.put(
        id,
        new StepSeen(
            id,
            step.text(),
            step.askedNanos(),
            step.by(),
            step.entry(),
            step.photo(),
            after,
            missing,
            false,
            step.reads()));
  }

  /** Whether a person may be handling the unit now. */
  boolean busy() {
    return open > 0;
  }

  List<StepSeen> steps() {
    return List.copyOf(steps.values());
  }
}
