package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pumprig.digest.ContentDigest;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.approval.Approval;
import org.pumprig.rig.approval.ApprovalFiles;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.event.RunBasis.PlanApproved;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.rundir.RunApproval;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;

/**
 * The approvals that lie beside a plan file, in a folder named after it.
 *
 * @param current those of the plan as it is
 * @param stale those of other contents of the plan or its attachments: they don't count
 */
public record PlanApprovals(List<SignedApproval> current, List<SignedApproval> stale) {
  static final PlanApprovals NONE = new PlanApprovals(List.of(), List.of());

  /** Copies the lists. */
  public PlanApprovals {
    current = List.copyOf(current);
    stale = List.copyOf(stale);
  }

  /** Where a plan's approvals lie: {@code NAME.yaml.approvals} beside it. */
  public static Path folder(Path planFile) {
    return planFile.resolveSibling(planFile.getFileName() + ".approvals");
  }

  /**
   * What somebody who approves a plan approves with it.
   *
   * @return digests of plan and attachments
   * @throws InputProblem if it is no plan
   */
  public static Approved approved(Path planFile) throws InputProblem {
    byte[] bytes = InputFile.read(planFile);
    var attachments = new LinkedHashMap<String, byte[]>();
    PlanFile.parse(planFile.toString(), bytes, Inputs.kept(planFile.toString(), attachments));
    return new Approved(ContentDigest.hex(bytes), digests(attachments));
  }

  /**
   * A plan as it is.
   *
   * @param sha256 its digest
   * @param attachments the files that belong to it, by name
   */
  public record Approved(String sha256, List<Approval.Attachment> attachments) {
    /** Copies the list. */
    public Approved {
      attachments = List.copyOf(attachments);
    }
  }

  static PlanApprovals read(
      Path planFile, String planSha256, SequencedMap<String, byte[]> attachments)
      throws InputProblem {
    return read(planFile, new Approved(planSha256, digests(attachments)));
  }

  /**
   * Reads the folder.
   *
   * @throws InputProblem if an approval isn't sound
   */
  public static PlanApprovals read(Path planFile, Approved plan) throws InputProblem {
    Path folder = folder(planFile);
    if (Files.notExists(folder)) {
      return NONE;
    }
    var current = new ArrayList<SignedApproval>();
    var stale = new ArrayList<SignedApproval>();
    try {
      for (SignedApproval one : ApprovalFiles.read(new DirectoryStorage(folder), "")) {
        boolean same =
            one.approval().subject() == Approval.Subject.PLAN
                && one.approval().sha256().equals(plan.sha256())
                && one.approval().attachments().equals(plan.attachments());
        (same ? current : stale).add(one);
      }
    } catch (IOException | SealException e) {
      throw new InputProblem(
          folder.toString(), 1, String.valueOf(e.getMessage()), "Restore or remove the file");
    }
    return new PlanApprovals(current, stale);
  }

  private static List<Approval.Attachment> digests(SequencedMap<String, byte[]> attachments) {
    SortedMap<String, byte[]> sorted = new TreeMap<>(attachments);
    return sorted.entrySet().stream()
        .map(one -> new Approval.Attachment(one.getKey(), ContentDigest.hex(one.getValue())))
        .toList();
  }

  /** What each run's journal says of them. */
  List<PlanApproved> records() {
    return current.stream().map(RunApproval::record).toList();
  }

  /** What each run keeps of them, by path. */
  SequencedMap<String, byte[]> files() {
    var files = new LinkedHashMap<String, byte[]>();
    ApprovalFiles.files(current)
        .forEach((name, bytes) -> files.put(RunApproval.FOLDER + "/" + name, bytes));
    return files;
  }
}
