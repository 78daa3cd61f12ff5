package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.seal.DsseEnvelope;
import org.pumprig.rig.seal.InTotoStatement;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.SigstoreBundle;
import org.pumprig.rig.seal.TimeStamp;
import org.pumprig.rig.seal.VerifyingKey;

/** Whether every seal is there, signed by keys that lie beside it, and says what the runs say. */
final class SealCheck {
  private static final int MOST_SEAL_BYTES = 200 << 20;

  private final Path bag;
  private final TreeMap<String, VerifyingKey> keys = new TreeMap<>();
  private final TreeSet<String> signers = new TreeSet<>();

  private final Collection<String> runs;
  private Optional<TimeStamp> stamp = Optional.empty();

  /**
   * Of a sealed bag.
   *
   * @param runs ids of its runs
   */
  SealCheck(Path bag, Collection<String> runs) {
    this.bag = bag;
    this.runs = List.copyOf(runs);
  }

  /** The time stamp over the campaign's seal, if there is one. */
  Optional<TimeStamp> stamp() {
    return stamp;
  }

  /** Ids of the keys that made every seal. */
  List<String> signers() {
    return List.copyOf(signers);
  }

  /**
   * The first thing that is wrong.
   *
   * @param result what the runs come to when they are judged again; empty: what the seals say of
   *     them is not looked at
   */
  Optional<String> firstProblem(Optional<CampaignResult> result) throws IOException {
    try {
      readKeys();
      signers.addAll(keys.keySet());
      List<String> names = sealNames();
      if (!names.contains(Seals.CAMPAIGN)) {
        return Optional.of(
            "the campaign's seal " + Seals.envelopeFile(Seals.CAMPAIGN) + " is missing");
      }
      if (result.isPresent()
          && !names.equals(Seals.names(result.get()).stream().sorted().toList())) {
        return Optional.of(
            "the seals are " + names + ", the runs' are " + Seals.names(result.get()));
      }
      for (String name : names) {
        Optional<String> problem = one(name, result);
        if (problem.isPresent()) {
          return problem;
        }
      }
      if (signers.isEmpty()) {
        return Optional.of("no key that lies in the pack made every seal");
      }
      readStamp();
      List<VerifyingKey> sealers = signers.stream().map(keys::get).toList();
      List<String> notes = CheckpointNotes.expected(bag, runs, sealers);
      for (String run : runs) {
        if (notes.contains(CheckpointNotes.file(run))) {
          CheckpointNotes.check(bag, run, sealers);
        }
      }
      return strangers(names, notes);
    } catch (SealException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void readStamp() throws IOException, SealException {
    if (!Files.exists(bag.resolve(Seals.STAMP), java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    TimeStamp read;
    try {
      read = TimeStamp.parse(bytes(Seals.STAMP));
    } catch (SealException e) {
      throw new SealException(Seals.STAMP + ": " + e.getMessage());
    }
    if (!read.covers(bytes(Seals.envelopeFile(Seals.CAMPAIGN)))) {
      throw new SealException(Seals.STAMP + " is a time stamp over other bytes than the seal");
    }
    stamp = Optional.of(read);
  }

  private void readKeys() throws IOException, SealException {
    Path folder = bag.resolve(Seals.KEYS);
    if (!Files.isDirectory(folder)) {
      throw new SealException("the pack is not sealed: " + Seals.KEYS + " is missing");
    }
    for (String path : Bag.files(folder, bag)) {
      var key =
          VerifyingKey.parsePem(new String(bytes(path), java.nio.charset.StandardCharsets.UTF_8));
      if (!path.equals(Seals.keyFile(key.id())) || !bytesEqual(path, key.pem())) {
        throw new SealException(path + " is not what its name says");
      }
      keys.put(key.id(), key);
    }
  }

  private boolean bytesEqual(String path, String text) throws IOException {
    return Arrays.equals(bytes(path), text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private List<String> sealNames() throws IOException {
    return Bag.files(bag.resolve(Bag.SEALS), bag).stream()
        .filter(path -> path.endsWith(".dsse.json") && !path.startsWith(Seals.KEYS))
        .map(path -> path.substring(Bag.SEALS.length(), path.length() - ".dsse.json".length()))
        .sorted()
        .toList();
  }

  private Optional<String> one(String name, Optional<CampaignResult> result)
      throws IOException, SealException {
    String file = Seals.envelopeFile(name);
    byte[] json = bytes(file);
    var envelope = DsseEnvelope.parse(json);
    if (!Arrays.equals(json, envelope.json())
        || !envelope.payloadType().equals(InTotoStatement.MEDIA_TYPE)) {
      return Optional.of(file + " is not an envelope as this version writes it");
    }
    for (DsseEnvelope.Signed signed : envelope.signatures()) {
      VerifyingKey key = keys.get(signed.keyId());
      if (key == null) {
        return Optional.of(file + " is signed by a key that is not in the pack: " + signed.keyId());
      }
      if (!new DsseEnvelope(envelope.payloadType(), envelope.payload(), List.of(signed))
          .signedBy(key)) {
        return Optional.of(file + " has a signature that key " + signed.keyId() + " didn't make");
      }
    }
    signers.retainAll(envelope.signatures().stream().map(DsseEnvelope.Signed::keyId).toList());
    if (!StatementSubjects.hold(bag, envelope.payload())) {
      return Optional.of(file + " seals other manifests than those of this pack");
    }
    if (result.isPresent()
        && !Arrays.equals(envelope.payload(), Seals.statement(bag, name, result.get()))) {
      return Optional.of(file + " says something else than the runs do when they are judged again");
    }
    return bundle(name, envelope);
  }

  /** The bundle must hold the same statement under the first key. */
  private Optional<String> bundle(String name, DsseEnvelope envelope)
      throws IOException, SealException {
    String file = Seals.bundleFile(name);
    if (!Files.isRegularFile(bag.resolve(file))) {
      return Optional.of(file + " is missing");
    }
    byte[] json = bytes(file);
    DsseEnvelope inner = SigstoreBundle.parse(json);
    VerifyingKey key = keys.get(inner.signatures().getFirst().keyId());
    boolean sound =
        key != null
            && inner.signedBy(key)
            && Arrays.equals(inner.payload(), envelope.payload())
            && Arrays.equals(json, SigstoreBundle.json(inner));
    return sound ? Optional.empty() : Optional.of(file + " doesn't hold the sealed statement");
  }

  /** Nothing else may lie among the seals. */
  private Optional<String> strangers(List<String> names, List<String> notes) throws IOException {
    var known = new ArrayList<String>(notes);
    known.add(Seals.STAMP);
    names.forEach(name -> known.addAll(List.of(Seals.envelopeFile(name), Seals.bundleFile(name))));
    keys.keySet().forEach(id -> known.add(Seals.keyFile(id)));
    return Bag.files(bag.resolve(Bag.SEALS), bag).stream()
        .filter(path -> !known.contains(path))
        .findFirst()
        .map(path -> path + " was added: it is no seal of this pack");
  }

  private byte[] bytes(String path) throws IOException {
    Path file = bag.resolve(path);
    if (!Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(path + " is missing, or no plain file");
    }
    if (Files.size(file) > MOST_SEAL_BYTES) {
      throw new IOException(path + " is too large");
    }
    return Files.readAllBytes(file);
  }
}
