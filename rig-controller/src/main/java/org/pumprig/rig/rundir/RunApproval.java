package org.pumprig.rig.rundir;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.digest.ContentDigest;
import org.pumprig.host.Storage;
import org.pumprig.rig.approval.Approval;
import org.pumprig.rig.approval.ApprovalFiles;
import org.pumprig.rig.approval.ApprovalRules;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.event.RunBasis.PlanApproved;
import org.pumprig.rig.judge.PlanApproval;
import org.pumprig.rig.plan.Attachments;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Whether a run's plan was approved before it began. Three things must agree: the journal names the
 * approval (so it was there before the run), its file lies with the run and its signature holds,
 * and it is of this plan, attachments included.
 */
public final class RunApproval {
  /** Where a run keeps the approvals of its plan. */
  public static final String FOLDER = "approvals";

  private RunApproval() {}

  /**
   * Looks at a run directory.
   *
   * @param name the directory's name in messages
   * @param planSha256 the plan's digest
   * @param journalled what the journal says was there
   * @param beganMicros when the run began; in virtual time, that is no time of this world
   * @throws InputProblem if a file that the journal names is missing or isn't what it was
   */
  static PlanApproval of(
      Storage storage,
      String name,
      String planSha256,
      List<PlanApproved> journalled,
      long beganMicros,
      boolean virtual)
      throws InputProblem, IOException {
    if (journalled.isEmpty()) {
      return PlanApproval.without("the plan was not approved before the run");
    }
    var approvals = new ArrayList<SignedApproval>();
    try {
      List<SignedApproval> kept = ApprovalFiles.read(storage, FOLDER);
      for (PlanApproved record : journalled) {
        approvals.add(
            kept.stream()
                .filter(one -> record.equals(record(one)))
                .findFirst()
                .orElseThrow(
                    () ->
                        new SealException(
                            record.file() + " is missing, or not what the journal says it was")));
      }
    } catch (SealException e) {
      throw new InputProblem(
          name + "/" + FOLDER,
          1,
          String.valueOf(e.getMessage()),
          "Restore the folder from the run's evidence");
    }
    List<Approval.Attachment> attachments = attachments(storage);
    long latest = virtual ? Long.MAX_VALUE : beganMicros;
    return judged(approvals, planSha256, attachments, latest);
  }

  /** Whether these let a plan count that begins at a time. */
  public static PlanApproval judged(
      List<SignedApproval> approvals,
      String planSha256,
      List<Approval.Attachment> attachments,
      long beganMicros) {
    Optional<String> together = ApprovalRules.problem(approvals);
    if (together.isPresent()) {
      return PlanApproval.without(together.get());
    }
    var signatures = new ArrayList<PlanApproval.Signature>();
    boolean approves = false;
    for (SignedApproval one : approvals) {
      Optional<String> problem = problem(one.approval(), planSha256, attachments, beganMicros);
      if (problem.isPresent()) {
        return PlanApproval.without(problem.get());
      }
      approves |= one.approval().role().approves();
      signatures.add(
          new PlanApproval.Signature(
              one.approval().name(),
              one.approval().role().word(),
              one.approval().time().toString(),
              one.key().fingerprint()));
    }
    return approves
        ? new PlanApproval(signatures, Optional.empty())
        : PlanApproval.without("the plan was signed by no reviewer or approver before the run");
  }

  private static Optional<String> problem(
      Approval approval,
      String planSha256,
      List<Approval.Attachment> attachments,
      long beganMicros) {
    String whose = "the approval by " + approval.name();
    if (approval.subject() != Approval.Subject.PLAN || !approval.sha256().equals(planSha256)) {
      return Optional.of(whose + " is of another plan");
    }
    if (!approval.attachments().equals(attachments)) {
      return Optional.of(whose + " is of other files than those that belong to the plan now");
    }
    if (micros(approval.time()) > beganMicros) {
      return Optional.of(whose + " is later than the begin of the run");
    }
    return Optional.empty();
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000;
  }

  /** What a journal says of an approval. */
  public static PlanApproved record(SignedApproval one) {
    return new PlanApproved(
        FOLDER + "/" + one.fileName(),
        one.key().fingerprint(),
        one.approval().name(),
        one.approval().role().word(),
        ContentDigest.hex(one.approval().json()),
        ContentDigest.hex(one.signature()),
        one.approval().time().toString(),
        one.token().map(ContentDigest::hex).orElse(""));
  }

  private static List<Approval.Attachment> attachments(Storage storage) throws IOException {
    var attachments = new ArrayList<Approval.Attachment>();
    for (String listed : storage.list("attachments")) {
      String name = Attachments.keptName(listed);
      try (InputStream in = storage.read(name)) {
        attachments.add(new Approval.Attachment(name, ContentDigest.hex(in.readAllBytes())));
      }
    }
    return attachments;
  }
}
