package org.pumprig.rig.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.pumprig.rig.event.OperatorRecord;
import org.pumprig.rig.run.RunEngine;

/**
 * Where people and one run meet, in the run's {@code inbox}: what they leave for its log book, and
 * what it asks of them. Nobody comes to a run in virtual time.
 */
final class RunDesk {
  private static final long INBOX_NANOS = 1_000_000_000;

  private final CampaignSetting setting;
  private final RunPlace place;
  private final RunJournals.Opened journal;
  private final Set<Path> taken = new HashSet<>();

  RunDesk(CampaignSetting setting, RunPlace place, RunJournals.Opened journal) {
    this.setting = setting;
    this.place = place;
    this.journal = journal;
  }

  private Optional<Path> inbox() {
    return setting.virtual()
        ? Optional.empty()
        : journal.raw().map(raw -> raw.resolveSibling("inbox"));
  }

  private void remark(String what) {
    setting.progress().remark(place.runId() + ": " + what);
  }

  /** What people did in the outage was not seen: they are told while it can still be done. */
  void tellOpenSteps() {
    inbox().ifPresent(this::tellOpenSteps);
  }

  private void tellOpenSteps(Path inbox) {
    try {
      for (OperatorRecord.StepAsked step : new StepBoard(inbox).open()) {
        remark(
            ("step %s was open in the outage, and what was done meanwhile was not seen: do it now,"
                    + " even if it is the second time, and answer it, or it counts as missed")
                .formatted(step.step()));
      }
    } catch (IOException e) {
      remark("open steps can't be read: " + e.getMessage());
    }
  }

  /**
   * Takes what other processes leave for the log book, from now on.
   *
   * @param over whether nothing is taken any more
   */
  void listen(RunEngine engine, BooleanSupplier over) {
    inbox().ifPresent(inbox -> listen(new LogInbox(inbox), engine, over));
  }

  private void listen(LogInbox inbox, RunEngine engine, BooleanSupplier over) {
    if (over.getAsBoolean()) {
      return;
    }
    try {
      for (LogInbox.Waiting waiting : inbox.waiting()) {
        if (taken.add(waiting.file())) {
          engine.input(waiting.entry());
          journal.commit(() -> forget(waiting.file()));
        }
      }
    } catch (IOException e) {
      remark("log book's inbox: " + e.getMessage());
    }
    setting.scheduler().schedule(INBOX_NANOS, () -> listen(inbox, engine, over));
  }

  private void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      remark(file + " can't be deleted");
    }
  }

  /** People are shown what is asked of them where those who attend the run look for it. */
  void show(OperatorRecord step) {
    inbox().ifPresent(inbox -> show(new StepBoard(inbox), step));
  }

  private void show(StepBoard board, OperatorRecord step) {
    try {
      switch (step) {
        case OperatorRecord.StepAsked asked -> board.ask(asked);
        case OperatorRecord.StepConfirmed _,
            OperatorRecord.StepMissed _,
            OperatorRecord.StepSkipped _ ->
            board.over(step.step());
      }
    } catch (IOException e) {
      remark("step " + step.step() + ": " + e.getMessage());
    }
  }
}
