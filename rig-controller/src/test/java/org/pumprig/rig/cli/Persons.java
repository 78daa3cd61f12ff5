package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.approval.Approval;
import org.pumprig.rig.approval.ApprovalFiles;
import org.pumprig.rig.approval.Role;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.SshSigner;
import org.pumprig.rig.session.PlanApprovals;
import org.pumprig.rig.yaml.InputProblem;

/** Persons of the tests who approve plans, at a time of the test's choosing. */
record Persons(String name, SshSigner signer) {
  static Persons named(String name) throws GeneralSecurityException {
    return new Persons(name, SshSigner.generate());
  }

  SignedApproval sign(Approval approval) throws GeneralSecurityException, SealException {
    byte[] statement = approval.json();
    String signature = signer.sign(statement, Approval.NAMESPACE);
    return SignedApproval.parse(
        statement, signature.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  /** Signs a plan; the approval lies beside it then. */
  SignedApproval approve(Path plan, Role role, Instant time)
      throws GeneralSecurityException, SealException, IOException, InputProblem {
    PlanApprovals.Approved approved = PlanApprovals.approved(plan);
    SignedApproval signed =
        sign(
            new Approval(
                Approval.Subject.PLAN,
                String.valueOf(plan.getFileName()),
                approved.sha256(),
                approved.attachments(),
                name,
                role,
                "I looked at this protocol",
                time));
    Path folder = Files.createDirectories(PlanApprovals.folder(plan));
    for (var file : ApprovalFiles.files(List.of(signed)).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return signed;
  }
}
