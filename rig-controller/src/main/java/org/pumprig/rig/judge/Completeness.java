package org.pumprig.rig.judge;

import java.util.Optional;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.StepReading;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.run.RunReducer;

/** Does the journal tell the whole run, and did the run go to its end? */
final class Completeness {
  private Completeness() {}

  /** Whether the run was stopped into the safe state, and why. */
  static Optional<String> aborted(RunFacts facts) {
    boolean stopped =
        facts.course().end().filter(end -> end == EndReason.ABORTED).isPresent()
            || facts.course().abortReason().isPresent();
    return stopped
        ? Optional.of(
            "The run was aborted at %s: %s."
                .formatted(
                    Say.time(facts.course().attendedUntilNanos()),
                    facts.course().abortReason().orElse("no reason given")))
        : Optional.empty();
  }

  /** Why the journal can't carry a pass, or empty. */
  static Optional<String> gap(Plan plan, RunFacts facts) {
    Course course = facts.course();
    if (course.cut().isPresent()) {
      return Optional.of("The journal is not whole: %s.".formatted(course.cut().get()));
    }
    if (course.end().isEmpty()) {
      return Optional.of(
          "The journal stops at %s, before the run's end.".formatted(Say.time(course.lastNanos())));
    }
    if (course.end().get() == EndReason.INTERRUPTED) {
      return Optional.of(
          "The run was interrupted at %s: the controller was not running."
              .formatted(Say.time(course.attendedUntilNanos())));
    }
    Optional<String> stranger =
        facts
            .identity()
            .map(told -> told.serial())
            .filter(serial -> !serial.isEmpty() && !serial.equals(facts.started().unit()));
    if (stranger.isPresent()) {
      return Optional.of(
          "The unit on the service port says it is %s, not %s."
              .formatted(stranger.get(), facts.started().unit()));
    }
    Optional<String> version = otherVersion(facts).or(() -> otherImage(plan, facts));
    if (version.isPresent()) {
      return version;
    }
    if (facts.started().rules() > RunReducer.RULES) {
      return Optional.of(
          "The run was recorded by rules %d, and this version knows those up to %d."
              .formatted(facts.started().rules(), RunReducer.RULES));
    }
    if (!facts.unknownKinds().isEmpty()) {
      return Optional.of(
          "The journal holds records that this version can't read: %s."
              .formatted(String.join(", ", facts.unknownKinds())));
    }
    if (!facts.overflow().isEmpty()) {
      return Optional.of(
          "The journal holds more than can be judged of: %s."
              .formatted(String.join(", ", facts.overflow())));
    }
    if (!facts.doubts().isEmpty()) {
      return Optional.of(facts.doubts().getFirst());
    }
    return facts.steps().stream()
        .filter(step -> !step.skipped() && step.missing().isPresent())
        .findFirst()
        .map(
            step ->
                "The operator step %s, asked for at %s, is not known to be done: %s."
                    .formatted(step.id(), Say.time(step.askedNanos()), step.missing().orElse("")));
  }

  /** Whether the unit ran another firmware than the arm's. */
  private static Optional<String> otherVersion(RunFacts facts) {
    String due = facts.bench().map(bench -> bench.firmwareVersion()).orElse("");
    return facts
        .identity()
        .map(told -> told.firmware())
        .filter(told -> !due.isEmpty() && !told.equals(due))
        .map(told -> "The unit says its firmware is %s; this arm tests %s.".formatted(told, due))
        .or(() -> otherRead(facts, due));
  }

  /** Whether the bench declared another image than the plan names. */
  private static Optional<String> otherImage(Plan plan, RunFacts facts) {
    String declared = facts.bench().map(bench -> bench.firmwareDigest()).orElse("");
    return plan.arms().stream()
        .filter(arm -> arm.name().equals(facts.started().arm()))
        .flatMap(arm -> arm.image().stream())
        .filter(image -> !image.equals(declared))
        .findFirst()
        .map(
            image ->
                "The bench declared %s; the plan's arm tests the image with SHA-256 %s."
                    .formatted(
                        declared.isEmpty() ? "no firmware image" : "the image " + declared, image));
  }

  /** The same by what a person read from the unit. */
  private static Optional<String> otherRead(RunFacts facts, String due) {
    return facts.steps().stream()
        .filter(step -> step.reads().equals(StepReading.FIRMWARE_VERSION.onDisk()))
        .filter(step -> step.by().isPresent() && !step.entry().strip().equals(due))
        .findFirst()
        .map(
            step ->
                "%s read firmware '%s' from the unit (operator step %s); this arm tests %s."
                    .formatted(step.by().orElse(""), step.entry().strip(), step.id(), due));
  }

  /**
   * Whether something that was not seen counts as not done: its time must have passed, and the
   * journal must tell the end, as it says only there which channels were silent at last.
   */
  static boolean overdue(RunFacts facts, long waitedNanos, long limitNanos) {
    return facts.course().end().isPresent()
        && facts.course().cut().isEmpty()
        && waitedNanos > limitNanos;
  }

  /** Whether a fault may have acted to the end and beyond. */
  static Optional<String> unsafe(RunFacts facts) {
    boolean unsafe = facts.course().end().isPresent() && !facts.course().safe();
    return unsafe
        ? Optional.of("at the end of the run not every fault was shown to be gone")
        : Optional.empty();
  }
}
