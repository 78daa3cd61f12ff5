package org.pumprig.rig.session;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.pumprig.rig.calibration.Acceptance;
import org.pumprig.rig.calibration.BenchCalibration;
import org.pumprig.rig.calibration.CalibrationRegister;
import org.pumprig.rig.campaign.Foreword;
import org.pumprig.rig.emulated.EmulatedBenches;
import org.pumprig.rig.emulated.PowerCycleCheck;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.LogKind;
import org.pumprig.rig.network.TopologyProblem;
import org.pumprig.rig.plan.Attachments;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanAndRig;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.schedule.Contradictions;
import org.pumprig.rig.schedule.ScheduleCheck;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;

/**
 * What a campaign is made from, as values and as the bytes that were read.
 *
 * @param plan the plan
 * @param planBytes its file
 * @param rig the rig file
 * @param rigBytes its file
 * @param attachments the other files that the plan names, by the names under which they are kept
 * @param approvals who signed the plan
 * @param calibration the instruments that the rig file names; empty: none
 * @param notes what each run's log book says first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Inputs(
    Plan plan,
    byte[] planBytes,
    Rig rig,
    byte[] rigBytes,
    SequencedMap<String, byte[]> attachments,
    PlanApprovals approvals,
    Optional<CalibrationUsed> calibration,
    List<LogEntry> notes) {
  /** Copies the list. */
  public Inputs {
    notes = List.copyOf(notes);
  }

  /** Of a plan that nobody approved. */
  public Inputs(
      Plan plan,
      byte[] planBytes,
      Rig rig,
      byte[] rigBytes,
      SequencedMap<String, byte[]> attachments) {
    this(
        plan,
        planBytes,
        rig,
        rigBytes,
        attachments,
        PlanApprovals.NONE,
        Optional.empty(),
        List.of());
  }

  /** Of a plan that names no other file. */
  public Inputs(Plan plan, byte[] planBytes, Rig rig, byte[] rigBytes) {
    this(plan, planBytes, rig, rigBytes, new LinkedHashMap<>());
  }

  /**
   * Reads plan and rig file, and checks the firmware profiles that the rig names.
   *
   * @param rigFile instead of the plan's own
   * @param seed instead of the plan's own: then the plan is another one, with its own digest
   */
  public static Inputs read(Path planFile, Optional<Path> rigFile, Optional<Long> seed)
      throws InputProblem {
    PlanAndRig both = PlanFile.readWithRig(planFile, rigFile);
    byte[] planBytes = InputFile.read(planFile);
    if (seed.isPresent()) {
      planBytes = Seeded.withSeed(planFile.toString(), planBytes, seed.get());
    }
    Path rigPath = rigFile.orElse(both.plan().rig());
    byte[] rigBytes = InputFile.read(rigPath);
    Rig rig = RigFile.parse(rigPath.toString(), rigBytes);
    var attachments = new LinkedHashMap<String, byte[]>();
    Plan plan =
        PlanFile.parse(planFile.toString(), planBytes, rig, kept(planFile.toString(), attachments));
    ScheduleCheck.require(planFile.toString(), plan);
    Contradictions.require(planFile.toString(), planBytes, plan, rig);
    PowerCycleCheck.require(plan, rig);
    PlanFile.requireImages(planFile.toString(), planBytes, plan, images(rig));
    PlanApprovals approvals = PlanApprovals.read(planFile, plan.digest(), attachments);
    return new Inputs(
        plan,
        planBytes,
        rig,
        rigBytes,
        attachments,
        approvals,
        calibration(rig.calibration()),
        List.of());
  }

  private static Optional<CalibrationUsed> calibration(Optional<Rig.Calibration> named)
      throws InputProblem {
    if (named.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CalibrationUsed(BenchCalibration.read(named.get().register(), named.get().uses())));
  }

  /**
   * Refuses calibrations that don't hold in a time and that nobody accepts.
   *
   * @param first day on which the campaign begins
   * @param last day on which it ends
   * @return the same inputs, with what was accepted
   */
  public Inputs calibrated(LocalDate first, LocalDate last, Acceptance acceptance)
      throws InputProblem {
    if (calibration.isEmpty()) {
      return this;
    }
    CalibrationUsed used = calibration.get().require(first, last, acceptance);
    return new Inputs(
        plan, planBytes, rig, rigBytes, attachments, approvals, Optional.of(used), notes);
  }

  /** The same with a note by the program itself in the log book of each run. */
  public Inputs noting(String text) {
    var note = new LogEntry(LogKind.NOTE, "pumprig", text, "", false);
    return new Inputs(
        plan, planBytes, rig, rigBytes, attachments, approvals, calibration, List.of(note));
  }

  /** What each run's journal says first. */
  Foreword foreword() {
    return calibration
        .<Foreword>map(used -> serial -> used.bench().records(serial, used.accepted()))
        .orElse(Foreword.NONE)
        .and(noted());
  }

  /** What it says in virtual time, where there are no instruments. */
  Foreword noted() {
    return serial -> List.copyOf(notes);
  }

  /** What each run keeps of the register of instruments, by path. */
  SequencedMap<String, byte[]> register() {
    var files = new LinkedHashMap<String, byte[]>();
    calibration
        .map(used -> used.bench().register())
        .ifPresent(one -> files.put(CalibrationRegister.keptName(one.sha256()), one.content()));
    return files;
  }

  /** SHA-256 of the firmware images that the rig knows; profiles of emulated ones are read. */
  private static Map<String, String> images(Rig rig) throws InputProblem {
    var images = new LinkedHashMap<>(EmulatedBenches.digests(rig));
    rig.real().ifPresent(real -> images.putAll(real.images()));
    return images;
  }

  /** Reads what the plan names and keeps it, so that a run can be judged without the original. */
  static Attachments kept(String planFile, Map<String, byte[]> attachments) {
    Attachments beside = PlanFile.beside(planFile);
    return path -> {
      byte[] content = beside.read(path);
      byte[] other = attachments.put(Attachments.keptName(path.text()), content);
      if (other != null && !Arrays.equals(other, content)) {
        throw path.place()
            .problem("another file of this name belongs to the plan", "Rename one of them");
      }
      return content;
    };
  }

  /**
   * Refuses what can be simulated, but not run: a rig with nothing behind its interfaces.
   *
   * @param rigFile instead of the plan's own
   */
  public void requireRunnable(Optional<Path> rigFile) throws InputProblem {
    Optional<TopologyProblem> nothing = TopologyProblem.of(rig);
    if (nothing.isPresent()) {
      throw new InputProblem(
          rigFile.orElse(plan.rig()).toString(),
          1,
          nothing.get().problem(),
          nothing.get().remedy());
    }
  }
}
