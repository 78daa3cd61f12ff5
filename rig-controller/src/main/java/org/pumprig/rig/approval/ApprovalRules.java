package org.pumprig.rig.approval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.rig.seal.SshPublicKey;

/** What approvals of one thing may not be together. */
public final class ApprovalRules {
  private ApprovalRules() {}

  /**
   * The first thing that is wrong: nobody reviews or approves their own work, by key or by name.
   */
  public static Optional<String> problem(List<SignedApproval> approvals) {
    Map<SshPublicKey, String> keys = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (SignedApproval one : approvals) {
      if (one.approval().role() == Role.TESTER) {
        keys.put(one.key(), one.approval().name());
        names.put(normal(one.approval().name()), one.approval().name());
      }
    }
    for (SignedApproval one : approvals) {
      if (one.approval().role().approves()) {
        String role = one.approval().role().word();
        if (keys.containsKey(one.key())) {
          return Optional.of(
              "key %s signed as tester and as %s: nobody reviews their own work"
                  .formatted(one.key().fingerprint(), role));
        }
        if (names.containsKey(normal(one.approval().name()))) {
          return Optional.of(
              "%s signed as tester and as %s: nobody reviews their own work"
                  .formatted(one.approval().name(), role));
        }
      }
    }
    return Optional.empty();
  }

  private static String normal(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT);
  }
}
