package org.pumprig.rig.evidence;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.seal.TimeStamp;

/**
 * What was found in a pack that is sound in itself; whether it is trusted, a policy says.
 *
 * @param bag the sealed bag
 * @param signers ids of the keys that made every seal
 * @param stamp over the campaign's seal, if there is one
 * @param runs what was seen of each, by directory name
 * @param missingRuns ids of runs that the plan asks for on the pack's rig and that aren't there
 * @param packApprovals of the pack, from the outer bag
 * @param judgedAgain whether the runs were judged again
 */
record PackSeen(
    Path bag,
    List<String> signers,
    Optional<TimeStamp> stamp,
    Map<String, Run> runs,
    List<String> missingRuns,
    List<SignedApproval> packApprovals,
    boolean judgedAgain) {

  /**
   * A run.
   *
   * @param beganMicros when, if it was judged and ran in real time
   * @param approvals of its plan, that lie with it
   */
  record Run(Optional<Long> beganMicros, List<SignedApproval> approvals) {}

  /** The approvals of the plan, each once. */
  List<SignedApproval> planApprovals() {
    var once = new java.util.LinkedHashMap<String, SignedApproval>();
    runs.values()
        .forEach(run -> run.approvals().forEach(one -> once.putIfAbsent(one.fileName(), one)));
    return List.copyOf(once.values());
  }
}
