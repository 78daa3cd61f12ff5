package org.pumprig.rig.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.pumprig.digest.ContentDigest;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.Trees;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.campaign.Progress;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.rundir.VerifiedRun;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.session.VirtualSession;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;

/**
 * Makes trials: a campaign a seed in virtual time, every run verified and judged as any other, its
 * journal digested and then let go (the seed gives it again, byte for byte).
 */
final class Trials {
  static final List<String> FILES =
      List.of(
          "plans/defects.yaml",
          "rigs/defects.yaml",
          "plans/validation-good.yaml",
          "rigs/validation-good.yaml",
          "firmware/before.yaml",
          "firmware/after.yaml",
          "firmware/placebo.yaml",
          "firmware/after-regressed.yaml");

  private static final String LIES = "plans/defects.yaml";
  private static final String GOOD = "plans/validation-good.yaml";

  /** The requirement of the trials' plans that each checker judges. */
  private static final Map<String, String> KINDS =
      Map.of(
          "noWatchdog", "REQ-WATCHDOG",
          "therapyContinuity", "REQ-THERAPY",
          "reconnect", "REQ-RECONNECT",
          "failSafe", "REQ-FAILSAFE",
          "reprogram", "REQ-REPROGRAM",
          "eventLog", "REQ-LOG");

  private final Path folder;
  private final Seed seed;
  private final List<String> switchedOff;

  /**
   * @param folder for what lies about while a trial is made
   * @param switchedOff kinds of criterion whose checker passes everything: to show that the
   *     validation then fails
   */
  Trials(Path folder, Seed seed, List<String> switchedOff) {
    this.folder = folder;
    this.seed = seed;
    this.switchedOff = List.copyOf(switchedOff);
  }

  /** Digests of all that the trials are made from, by name. */
  SequencedMap<String, String> inputs() throws IOException {
    var digests = new TreeMap<String, String>();
    for (String file : FILES) {
      byte[] bytes = Fixtures.bytes(file);
      Path copy = folder.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.write(copy, bytes);
      digests.put(file, ContentDigest.hex(bytes));
    }
    return digests;
  }

  /** A campaign of liars, and one of good pumps, with the seeds of this number. */
  List<Trial> make(int number, Consumer<String> remark) throws InputProblem, IOException {
    var trials = new ArrayList<Trial>();
    for (String plan : List.of(LIES, GOOD)) {
      trials.addAll(campaign(plan, number, remark));
    }
    return trials;
  }

  private List<Trial> campaign(String plan, int number, Consumer<String> remark)
      throws InputProblem, IOException {
    long own = seed.child("validate", plan, Integer.toString(number)).value() >>> 11;
    Inputs inputs = Inputs.read(folder.resolve(plan), Optional.empty(), Optional.of(own));
    CampaignDirectory directory = CampaignDirectory.create(folder.resolve("campaign"));
    try {
      var truth = new Truth();
      List<String> problems =
          VirtualSession.runWithTruth(
              inputs,
              Campaign.of(inputs.plan(), inputs.rig()),
              directory,
              new Quiet(remark),
              truth);
      if (!problems.isEmpty()) {
        throw new IOException("a trial could not be made: " + problems.getFirst());
      }
      var trials = new ArrayList<Trial>();
      for (Path run : directory.runs()) {
        RunVerdict verdict = VerifiedRun.read(run).verdict();
        Trial trial = Trial.of(own, verdict, truth, band(inputs), journal(run));
        for (String kind : switchedOff) {
          trial = blinded(trial, kind);
        }
        trials.add(trial);
      }
      return trials;
    } finally {
      Trees.delete(directory.root());
    }
  }

  /** What a stop is held against: the sampling of flow and the polling of status are uncertain. */
  static GuardBand band(Inputs inputs) {
    long limit =
        inputs.plan().requirements().stream()
            .map(one -> one.criterion() instanceof Criterion.FailSafe f ? f.stopWithinNanos() : 0L)
            .max(Comparator.naturalOrder())
            .orElse(0L);
    return new GuardBand(
        limit, inputs.rig().emulated().flowEveryNanos() + inputs.plan().watch().statusEveryNanos());
  }

  /** The trial as it would be judged if the checker of this kind passed everything. */
  static Trial blinded(Trial trial, String kind) {
    return trial.with(
        trial.results().stream()
            .map(
                one ->
                    KINDS.getOrDefault(kind, "").equals(one.requirementId())
                        ? new RequirementResult(
                            one.requirementId(), Optional.of(Verdict.PASS), "switched off")
                        : one)
            .toList());
  }

  private static String journal(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("journal"))) {
      var all = new java.io.ByteArrayOutputStream();
      for (Path file : files.sorted().toList()) {
        all.write(Files.readAllBytes(file));
      }
      return ContentDigest.hex(all.toByteArray());
    }
  }

  /** Hundreds of campaigns: only what must be known is told. */
  private record Quiet(Consumer<String> told) implements Progress {
    @Override
    public void preparing(int slot, int slots) {}

    @Override
    public void running(int slot, int slots, SlotView view) {}

    @Override
    public void remark(String line) {
      told.accept(line);
    }
  }
}
