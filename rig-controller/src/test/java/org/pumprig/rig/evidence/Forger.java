package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pumprig.host.Trees;
import org.pumprig.rig.approval.ApprovalFiles;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.seal.SigningKey;
import org.pumprig.rig.yaml.InputProblem;

/** Somebody who may write every file of an approved pack, and leaves no digest out of order. */
public final class Forger {
  private final Path outer;
  private final CampaignResult result;

  /** Of a pack in which nothing is wrong yet. */
  public Forger(Path outer) throws IOException, InputProblem, PackProblem {
    this.outer = outer;
    this.result = PackRuns.judgedAgain(OuterBag.inner(outer)).result().orElseThrow();
  }

  /** Writes the manifests of a bag again. */
  public static void close(Path bag) throws IOException {
    Bag.close(bag, information(bag));
  }

  /** Writes the manifests of the sealed bag again. */
  public void closeInner() throws IOException {
    close(OuterBag.inner(outer));
  }

  /** Writes the manifests again, and every seal with another key. */
  public void sealInner(SigningKey key) throws IOException {
    closeInner();
    Path inner = OuterBag.inner(outer);
    Trees.delete(inner.resolve(Bag.SEALS));
    Seals.write(inner, result, List.of(key));
    try (var runs = Files.list(inner.resolve("data/runs"))) {
      List<String> names = runs.map(run -> String.valueOf(run.getFileName())).sorted().toList();
      CheckpointNotes.write(inner, names, List.of(key));
    }
  }

  /** What an approval of the sealed bag binds. */
  public String digest() throws IOException {
    return OuterBag.digest(OuterBag.inner(outer));
  }

  /** Puts other approvals in the place of those that are there. */
  public void approve(List<SignedApproval> approvals) throws IOException {
    Path folder = outer.resolve(OuterBag.APPROVALS);
    Trees.delete(folder);
    Files.createDirectories(folder);
    for (var file : ApprovalFiles.files(approvals).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** Prints the signature page of what is there, and writes the outer bag's manifests again. */
  public void closeOuter() throws IOException, PackProblem {
    List<SignedApproval> all = OuterBag.approvals(outer);
    Files.writeString(outer.resolve(OuterBag.PAGE), SignaturePage.text(digest(), all));
    Files.write(
        outer.resolve(OuterBag.PDF),
        SignaturePdf.render(digest(), all, OuterBag.labels(OuterBag.inner(outer))));
    close(outer);
  }

  private static List<String> information(Path bag) throws IOException {
    return Files.readAllLines(bag.resolve(Bag.INFORMATION)).stream()
        .filter(line -> !line.startsWith("Payload-Oxum: "))
        .toList();
  }
}
