package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.pumprig.fault.FaultSpec;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.run.RunContexts;
import org.pumprig.rig.rundir.JudgeRun;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.Rederivation;
import org.pumprig.rig.schedule.Schedule;
import org.pumprig.rig.yaml.InputProblem;

/** Judges a run directory, and derives its derived records again from its inputs. */
final class Judging {
  private Judging() {}

  static JudgedRun read(Path directory) throws JournalDamage, InputProblem, IOException {
    JudgedRun judged = JudgeRun.readAll(directory);
    List<FaultSpec> faults =
        Schedule.of(judged.plan(), (int) judged.header().replicate()).steps().stream()
            .map(step -> step.spec(judged.header().unit()))
            .toList();
    var again = new Rederivation(RunContexts.of(judged.plan(), faults));
    JournalReader.read(new DirectoryStorage(directory), again);
    return judged;
  }
}
