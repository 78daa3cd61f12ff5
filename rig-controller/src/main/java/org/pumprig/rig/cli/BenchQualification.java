package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.pumprig.digest.ContentDigest;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.event.EventCodec;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.qualification.BenchCheck;
import org.pumprig.rig.qualification.BenchChecks;
import org.pumprig.rig.qualification.BlindList;
import org.pumprig.rig.qualification.BlindTrials;
import org.pumprig.rig.qualification.Qualification;
import org.pumprig.rig.run.RunClock;
import org.pumprig.rig.rundir.EvidenceFile;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.VerifiedRun;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputFile;

/** From runs on an installed bench to what they show of it. */
final class BenchQualification {
  private BenchQualification() {}

  static Qualification of(Path rigFile, List<Path> runs, List<BlindList> lists) throws Exception {
    if (runs.isEmpty()) {
      throw new CommandProblem(
          "--rig needs the runs that were made on it: pumprig run a plan with the steps"
              + " check-weight, contact-simulator, known-flow, known-tone and blind-1, then name"
              + " its runs.");
    }
    Rig rig = RigFile.parse(rigFile.toString(), InputFile.read(rigFile));
    var checks = new ArrayList<BenchCheck>();
    SequencedMap<String, String> journals = new LinkedHashMap<>();
    boolean emulated = false;
    for (Path run : runs) {
      JudgedRun judged = VerifiedRun.read(run);
      if (!judged.header().rigSha256().equals(rig.digest())) {
        throw new CommandProblem(
            run + " was made on another rig than " + rigFile + " says, or that file was changed.");
      }
      emulated |= judged.header().emulated() || judged.header().virtual();
      checks.addAll(checks(run, lists));
      journals.put(judged.header().runId(), digest(judged.evidence()));
    }
    return new Qualification(
        rig.id(), rig.digest(), emulated, Qualification.joined(rig.serials(), checks), journals);
  }

  private static List<BenchCheck> checks(Path run, List<BlindList> lists)
      throws IOException, JournalDamage {
    var clock = new RunClock();
    var found = new BenchChecks();
    var blind = new BlindTrials();
    JournalReader.read(
        new DirectoryStorage(run),
        (stamp, kind, payload) ->
            EventCodec.read(kind, payload)
                .ifPresent(
                    event -> {
                      found.on(clock.on(event, stamp.monotonicNanos()), event);
                      blind.on(event);
                    }));
    var all = new ArrayList<>(found.checks());
    all.add(blind.check(lists));
    return all;
  }

  /** Over the digests of a run's journal files, in their order. */
  private static String digest(List<EvidenceFile> evidence) {
    var text = new StringBuilder();
    evidence.stream()
        .filter(file -> file.path().startsWith("journal/"))
        .forEach(file -> text.append(file.sha256()).append("  ").append(file.path()).append('\n'));
    return ContentDigest.hex(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
