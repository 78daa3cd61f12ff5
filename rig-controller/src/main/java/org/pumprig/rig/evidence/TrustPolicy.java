package org.pumprig.rig.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.VerifyingKey;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.YamlDocument;

/**
 * Whom a reader of packs trusts: comes from outside the pack, or it proves nothing.
 *
 * @param sealers keys of which one must have made every seal
 * @param requiredFiles paths that a pack must hold, such as {@code data/bom.cdx.json}
 * @param leastRuns how many runs a pack must hold
 */
public record TrustPolicy(List<Sealer> sealers, List<String> requiredFiles, long leastRuns) {
  private static final int MOST_SEALERS = 1_000;
  private static final int MOST_FILES = 1_000;
  private static final long MOST_RUNS = 100_000;

  /**
   * A trusted key.
   *
   * @param person whose it is: two keys of one person are one person
   */
  public record Sealer(String person, VerifyingKey key) {}

  /** Copies the lists. */
  public TrustPolicy {
    sealers = List.copyOf(sealers);
    requiredFiles = List.copyOf(requiredFiles);
  }

  /**
   * Reads a policy.
   *
   * @throws InputProblem for everything that is wrong with it
   */
  public static TrustPolicy read(Path file) throws InputProblem {
    Fields policy =
        Fields.of("the policy", YamlDocument.parse(file.toString(), InputFile.read(file)));
    policy.version("policy", 1);
    policy.only("policy", "sealers", "requiredFiles", "leastRuns");
    var sealers = new ArrayList<Sealer>();
    for (Fields sealer : policy.sections("sealers", "a sealer", MOST_SEALERS)) {
      sealer.only("person", "publicKey");
      sealers.add(new Sealer(sealer.text("person"), key(file, sealer)));
    }
    var required = new ArrayList<String>();
    if (policy.has("requiredFiles")) {
      for (Node item : policy.list("requiredFiles", MOST_FILES)) {
        required.add(path(item));
      }
    }
    long leastRuns = policy.has("leastRuns") ? policy.integer("leastRuns", 1, MOST_RUNS) : 1;
    return new TrustPolicy(sealers, required, leastRuns);
  }

  private static String path(Node file) throws InputProblem {
    if (file instanceof Node.Scalar text && text.text().startsWith("data/")) {
      return text.text();
    }
    throw file.place()
        .problem(
            file.shown() + " is no path of a pack's payload",
            "Write it from the bag's root, such as data/bom.cdx.json");
  }

  /** The key's file, its path counted from the policy's folder. */
  private static VerifyingKey key(Path policyFile, Fields sealer) throws InputProblem {
    Path keyFile = InputFile.resolve(policyFile.toString(), sealer.scalar("publicKey"));
    try {
      return VerifyingKey.parsePem(
          new String(InputFile.read(keyFile), java.nio.charset.StandardCharsets.UTF_8));
    } catch (SealException e) {
      throw sealer
          .place("publicKey")
          .problem(keyFile + ": " + e.getMessage(), "Name the .pub file of 'pumprig key new'");
    }
  }
}
