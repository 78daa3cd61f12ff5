package org.pumprig.rig.evidence;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pumprig.rig.approval.Role;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.TimeStamp;

/** Holds what was found in a pack against a reader's policy. */
final class PolicyCheck {
  private final TrustPolicy policy;

  PolicyCheck(TrustPolicy policy) {
    this.policy = policy;
  }

  /** Refuses what the policy doesn't trust. */
  void require(PackSeen seen) throws PackProblem {
    if (policy.sealers().stream().noneMatch(one -> seen.signers().contains(one.key().id()))) {
      throw new PackProblem(
          "no key that the policy trusts made every seal; seen: " + seen.signers());
    }
    content(seen);
    persons("plan", seen.planApprovals(), policy.planRoles());
    persons("pack", seen.packApprovals(), policy.packRoles());
    stamps(seen);
  }

  private void content(PackSeen seen) throws PackProblem {
    if (seen.runs().size() < policy.leastRuns()) {
      throw new PackProblem(
          "the pack holds %d runs, the policy asks for %d"
              .formatted(seen.runs().size(), policy.leastRuns()));
    }
    for (String path : policy.requiredFiles()) {
      if (!Files.isRegularFile(seen.bag().resolve(path), LinkOption.NOFOLLOW_LINKS)) {
        throw new PackProblem(path + " is missing, and the policy asks for it");
      }
    }
    if (policy.everyPlannedRun() && !seen.missingRuns().isEmpty()) {
      throw new PackProblem(
          "run %s of the plan is missing, and the policy asks for every planned run"
              .formatted(seen.missingRuns().getFirst()));
    }
  }

  /** Every approval by a known person in a role of theirs; every role there; nobody twice. */
  private void persons(String what, List<SignedApproval> approvals, List<Role> roles)
      throws PackProblem {
    if (policy.persons().isEmpty() && roles.isEmpty()) {
      return;
    }
    Set<Role> found = new HashSet<>();
    Set<String> testers = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (SignedApproval one : approvals) {
      TrustPolicy.Person person = person(what, one);
      found.add(one.approval().role());
      (one.approval().role() == Role.TESTER ? testers : others).add(person.name());
    }
    for (Role role : roles) {
      if (!found.contains(role)) {
        throw new PackProblem(
            "no %s approved the %s, and the policy asks for one".formatted(role.word(), what));
      }
    }
    testers.retainAll(others);
    if (!testers.isEmpty()) {
      throw new PackProblem(
          "%s signed the %s as tester and in another role: two keys are not two persons"
              .formatted(testers.iterator().next(), what));
    }
  }

  private TrustPolicy.Person person(String what, SignedApproval one) throws PackProblem {
    TrustPolicy.Person person =
        policy.persons().stream()
            .filter(each -> each.keys().contains(one.key()))
            .findFirst()
            .orElseThrow(
                () ->
                    new PackProblem(
                        "the %s is approved with key %s, which is no person's in the policy"
                            .formatted(what, one.key().fingerprint())));
    if (!person.name().equals(one.approval().name())) {
      throw new PackProblem(
          "the %s is approved as '%s' with a key of %s"
              .formatted(what, one.approval().name(), person.name()));
    }
    if (!person.roles().contains(one.approval().role())) {
      throw new PackProblem(
          "%s may not approve as %s under the policy"
              .formatted(person.name(), one.approval().role().word()));
    }
    return person;
  }

  private void stamps(PackSeen seen) throws PackProblem {
    Optional<Instant> sealed = stamp("the seals", seen.stamp(), TrustPolicy.Stamped.SEALS);
    for (SignedApproval one : seen.packApprovals()) {
      stamp(
          "the approval of the pack by " + one.approval().name(),
          read(one),
          TrustPolicy.Stamped.PACK_APPROVALS);
    }
    for (PackSeen.Run run : seen.runs().values()) {
      for (SignedApproval one : run.approvals()) {
        String what = "the approval of the plan by " + one.approval().name();
        Optional<Instant> at = stamp(what, read(one), TrustPolicy.Stamped.PLAN_APPROVALS);
        if (at.isPresent() && run.beganMicros().isPresent() && isAfter(at.get(), run)) {
          throw new PackProblem(what + " was stamped after a run had begun");
        }
      }
    }
    if (sealed.isPresent()) {
      for (PackSeen.Run run : seen.runs().values()) {
        if (run.beganMicros().isPresent() && !isAfter(sealed.get(), run)) {
          throw new PackProblem("the seals were stamped before a run began");
        }
      }
    }
  }

  private static boolean isAfter(Instant stamp, PackSeen.Run run) {
    return stamp.getEpochSecond() > run.beganMicros().orElse(0L) / 1_000_000;
  }

  private static Optional<TimeStamp> read(SignedApproval one) throws PackProblem {
    if (one.token().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(TimeStamp.parse(one.token().get()));
    } catch (SealException e) {
      throw new PackProblem(one.tokenFile() + ": " + e.getMessage());
    }
  }

  private Optional<Instant> stamp(String what, Optional<TimeStamp> stamp, TrustPolicy.Stamped kind)
      throws PackProblem {
    if (stamp.isEmpty()) {
      if (policy.requiredStamps().contains(kind)) {
        throw new PackProblem(what + " bears no time stamp, and the policy asks for one");
      }
      return Optional.empty();
    }
    var reasons = new ArrayList<String>();
    for (X509Certificate authority : policy.authorities()) {
      Optional<String> distrust = stamp.get().distrust(authority);
      if (distrust.isEmpty()) {
        return Optional.of(stamp.get().time());
      }
      reasons.add(distrust.get());
    }
    if (policy.authorities().isEmpty() && !policy.requiredStamps().contains(kind)) {
      return Optional.empty();
    }
    throw new PackProblem(
        what
            + " bears a time stamp of no authority in the policy"
            + (reasons.isEmpty() ? "" : ": " + reasons.getFirst()));
  }
}
