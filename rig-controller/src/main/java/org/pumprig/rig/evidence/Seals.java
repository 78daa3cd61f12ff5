package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.seal.DsseEnvelope;
import org.pumprig.rig.seal.InTotoStatement;
import org.pumprig.rig.seal.InTotoStatement.Subject;
import org.pumprig.rig.seal.SigningKey;
import org.pumprig.rig.seal.SigstoreBundle;

/**
 * The seals of a pack: a statement for each arm and one for the campaign, each as a DSSE envelope
 * signed by every key and as a Sigstore bundle of the first key, and the public keys beside them.
 * Written last: they cover the manifests, so all that the bag holds.
 */
final class Seals {
  static final String KEYS = Bag.SEALS + "keys/";
  static final String CAMPAIGN = "campaign";

  /** A time-stamp authority's answer over the campaign's envelope. */
  static final String STAMP = Bag.SEALS + CAMPAIGN + ".dsse.json.tsr";

  private Seals() {}

  /** Signs a closed bag. */
  static void write(Path bag, CampaignResult result, List<SigningKey> keys) throws IOException {
    Files.createDirectories(bag.resolve(KEYS));
    for (SigningKey key : keys) {
      Files.writeString(bag.resolve(keyFile(key.verifyingKey().id())), key.verifyingKey().pem());
    }
    for (String name : names(result)) {
      seal(bag, name, statement(bag, name, result), keys);
    }
  }

  private static void seal(Path bag, String name, byte[] statement, List<SigningKey> keys)
      throws IOException {
    var envelope = DsseEnvelope.sign(InTotoStatement.MEDIA_TYPE, statement, keys);
    Files.write(bag.resolve(envelopeFile(name)), envelope.json());
    var first = DsseEnvelope.sign(InTotoStatement.MEDIA_TYPE, statement, keys.subList(0, 1));
    Files.write(bag.resolve(bundleFile(name)), SigstoreBundle.json(first));
  }

  /** The statements that a pack of this result has. */
  static List<String> names(CampaignResult result) {
    var names = new ArrayList<String>();
    names.add(CAMPAIGN);
    arms(result).forEach(arm -> names.add(armSeal(arm)));
    return names;
  }

  private static List<String> arms(CampaignResult result) {
    return result.runs().stream().map(RunVerdict::arm).distinct().sorted().toList();
  }

  private static String armSeal(String arm) {
    return "arm-" + arm;
  }

  static String envelopeFile(String name) {
    return Bag.SEALS + name + ".dsse.json";
  }

  static String bundleFile(String name) {
    return Bag.SEALS + name + ".sigstore.json";
  }

  static String keyFile(String keyId) {
    return KEYS + keyId + ".pub";
  }

  /**
   * What is sealed under a name: computed from the verdicts, so a verifier computes it again and
   * compares the bytes.
   */
  static byte[] statement(Path bag, String name, CampaignResult result) throws IOException {
    List<Subject> subjects = subjects(bag);
    if (name.equals(CAMPAIGN)) {
      return new InTotoStatement(
              subjects, Predicates.CAMPAIGN, out -> Predicates.campaign(result, out))
          .json();
    }
    String arm =
        arms(result).stream().filter(one -> armSeal(one).equals(name)).findFirst().orElse("");
    return new InTotoStatement(
            subjects, InTotoStatement.TEST_RESULT, out -> Predicates.testResult(result, arm, out))
        .json();
  }

  /** The manifests, by which everything is covered, and what people look for by its own digest. */
  private static List<Subject> subjects(Path bag) throws IOException {
    var subjects = new ArrayList<Subject>();
    for (String manifest : Bag.SEALED) {
      subjects.add(new Subject(manifest, Digests.of(bag, manifest).sha256()));
    }
    for (String line :
        Files.readString(bag.resolve(Bag.SHA256_MANIFEST), StandardCharsets.UTF_8).split("\n")) {
      String path = line.substring(Math.min(line.length(), 66));
      if (path.startsWith("data/inputs/") || path.endsWith("/checkpoints")) {
        subjects.add(new Subject(path, line.substring(0, 64)));
      }
    }
    return subjects;
  }
}
