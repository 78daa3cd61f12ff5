package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.approval.ApprovalRules;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.seal.SealException;

/** Adds a person's approval to a pack. */
public final class PackApprovals {
  private PackApprovals() {}

  /** Makes a person sign for a pack. */
  @FunctionalInterface
  public interface Signer {
    /** Signs for a pack of this digest. */
    SignedApproval sign(String packSha256) throws IOException, SealException;
  }

  /**
   * What was written.
   *
   * @param folder the outer bag
   * @param zip of it
   * @param approval the new one
   */
  public record Added(Path folder, Path zip, SignedApproval approval) {}

  /**
   * Verifies a pack without judging its runs again, has it signed, and writes the approval: around
   * a sealed bag a new outer bag is made; to an outer bag one is added.
   *
   * @param pack a folder
   * @param out where the outer bag of a sealed one goes; must not exist
   * @throws SealException if something is wrong with the pack or the approval doesn't go with those
   *     that are there
   */
  public static Added add(Path pack, Path out, Signer signer) throws IOException, SealException {
    PackCheck check = PackVerifier.verify(pack, Optional.empty(), Depth.SEALS);
    if (check.problem().isPresent()) {
      throw new SealException("nobody should sign this pack: " + check.problem().get());
    }
    try {
      boolean outer = OuterBag.is(pack);
      if (!outer && Files.exists(out)) {
        throw new SealException(out + " exists already; name another folder with --out");
      }
      List<SignedApproval> together =
          new ArrayList<>(outer ? OuterBag.approvals(pack) : List.<SignedApproval>of());
      SignedApproval signed = signer.sign(OuterBag.digest(outer ? OuterBag.inner(pack) : pack));
      together.add(signed);
      Optional<String> problem = ApprovalRules.problem(together);
      if (problem.isPresent()) {
        throw new SealException(problem.get() + "; another person must sign in that role");
      }
      Path folder = outer ? pack : out;
      if (!outer) {
        OuterBag.create(pack, folder);
      }
      OuterBag.add(folder, signed);
      return new Added(folder, OuterBag.zip(folder), signed);
    } catch (PackProblem problem) {
      throw new SealException(problem.sentence());
    }
  }

  /** Whether approvals of this pack are already in it. */
  public static boolean isApproved(Path pack) {
    return OuterBag.is(pack);
  }
}
