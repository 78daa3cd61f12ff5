package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.seal.DsseEnvelope;
import org.pumprig.rig.seal.InTotoStatement;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.SigningKey;
import org.pumprig.rig.seal.SigstoreBundle;
import org.pumprig.rig.seal.VerifyingKey;

/** A record of its own beside campaigns: a BagIt bag with one seal and no runs. */
public final class SealedRecord {
  /** Type of the predicate of a validation. */
  public static final String VALIDATION = "urn:pumprig:predicate:validation:v1";

  private static final String NAME = "validation";
  private static final String ITSELF = "data/validation.json";
  private static final int MOST_SEAL_BYTES = 16 << 20;

  private SealedRecord() {}

  /**
   * Writes a bag into a new folder, and a zip of it beside it.
   *
   * @param files below {@code data/}, by name; {@code validation.json} among them
   * @param information lines of {@code bag-info.txt}
   * @param members of the sealed statement's predicate, the same as in {@code validation.json}
   */
  public static Path write(
      Path bag,
      SequencedMap<String, byte[]> files,
      List<String> information,
      Consumer<FieldSink> members,
      List<SigningKey> keys)
      throws IOException {
    Path zip = bag.resolveSibling(bag.getFileName() + ".zip");
    if (Files.exists(bag) || Files.exists(zip)) {
      throw new IOException(bag + " or " + zip + " exists already; name another folder with --out");
    }
    for (var file : files.entrySet()) {
      Path to = bag.resolve("data").resolve(file.getKey());
      Files.createDirectories(to.getParent());
      Files.write(to, file.getValue());
    }
    Bag.close(bag, information);
    Files.createDirectories(bag.resolve(Seals.KEYS));
    for (SigningKey key : keys) {
      Files.writeString(
          bag.resolve(Seals.keyFile(key.verifyingKey().id())), key.verifyingKey().pem());
    }
    byte[] statement = new InTotoStatement(subjects(bag), VALIDATION, members).json();
    Files.write(
        bag.resolve(Seals.envelopeFile(NAME)),
        DsseEnvelope.sign(InTotoStatement.MEDIA_TYPE, statement, keys).json());
    Files.write(
        bag.resolve(Seals.bundleFile(NAME)),
        SigstoreBundle.json(
            DsseEnvelope.sign(InTotoStatement.MEDIA_TYPE, statement, keys.subList(0, 1))));
    BagZip.write(bag, zip);
    return zip;
  }

  private static List<InTotoStatement.Subject> subjects(Path bag) throws IOException {
    var subjects = new ArrayList<InTotoStatement.Subject>();
    for (String manifest : Bag.SEALED) {
      subjects.add(new InTotoStatement.Subject(manifest, Digests.of(bag, manifest).sha256()));
    }
    return subjects;
  }

  /** Whether a folder is such a record. */
  static boolean is(Path folder) {
    return Files.isRegularFile(folder.resolve(ITSELF), LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(folder.resolve("data/runs"));
  }

  /** Checks manifests, seal and keys, and what a policy asks of the sealer. */
  static PackCheck check(Path bag, Optional<TrustPolicy> policy) throws IOException {
    try {
      Optional<String> manifests = new ManifestCheck(bag).firstProblem();
      if (manifests.isPresent()) {
        return PackCheck.wrong(manifests.get());
      }
      byte[] sealed = bytes(bag, Seals.envelopeFile(NAME));
      DsseEnvelope envelope = DsseEnvelope.parse(sealed);
      if (!envelope.payloadType().equals(InTotoStatement.MEDIA_TYPE)
          || !StatementSubjects.hold(bag, envelope.payload())) {
        return PackCheck.wrong("the seal is about other files than these");
      }
      String record = Files.readString(bag.resolve(ITSELF));
      String statement = new String(envelope.payload(), java.nio.charset.StandardCharsets.UTF_8);
      if (!statement.contains(
          "\"predicate\":" + record + ",\"predicateType\":\"" + VALIDATION + "\"")) {
        return PackCheck.wrong("the seal says other than " + ITSELF);
      }
      var signers = new ArrayList<String>();
      for (String path : Bag.files(bag.resolve(Seals.KEYS), bag)) {
        VerifyingKey key =
            VerifyingKey.parsePem(
                new String(bytes(bag, path), java.nio.charset.StandardCharsets.UTF_8));
        if (path.equals(Seals.keyFile(key.id())) && envelope.signedBy(key)) {
          signers.add(key.id());
        }
      }
      if (signers.size() != envelope.signatures().size() || signers.isEmpty()) {
        return PackCheck.wrong("a signature is not of a key that lies in the record");
      }
      if (!Arrays.equals(
          SigstoreBundle.parse(bytes(bag, Seals.bundleFile(NAME))).payload(), envelope.payload())) {
        return PackCheck.wrong("the Sigstore bundle says other than the seal");
      }
      boolean trusted =
          policy.isPresent()
              && policy.get().sealers().stream().anyMatch(one -> signers.contains(one.key().id()));
      if (policy.isPresent() && !trusted) {
        return PackCheck.wrong("no key that the policy trusts sealed it; seen: " + signers);
      }
      return new PackCheck(
          Optional.empty(),
          signers.stream().sorted().toList(),
          0,
          Depth.SEALS,
          trusted,
          List.of("It is a validation record of the rig; its trials were not made again."));
    } catch (SealException e) {
      return PackCheck.wrong(String.valueOf(e.getMessage()));
    }
  }

  private static byte[] bytes(Path bag, String path) throws IOException, SealException {
    Path file = bag.resolve(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || Files.size(file) > MOST_SEAL_BYTES) {
      throw new SealException("the record is not sealed: " + path + " is missing or too long");
    }
    return Files.readAllBytes(file);
  }
}
