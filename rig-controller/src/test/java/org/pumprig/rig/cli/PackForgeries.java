package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.pumprig.host.Trees;
import org.pumprig.rig.approval.Approval;
import org.pumprig.rig.approval.Role;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.evidence.Forger;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.SigningKey;
import org.pumprig.rig.seal.TestAuthority;
import org.pumprig.seed.RandomStream;

/**
 * Changes to an approved pack after which everything in it fits together again.
 *
 * @param outer the pack
 * @param forger who makes it fit
 * @param own the forger's key
 * @param lab the key that a policy trusts, for one who has it
 * @param strangers persons who call themselves what the true ones are called
 * @param authority nobody's
 */
record PackForgeries(
    Path outer,
    Forger forger,
    SigningKey own,
    SigningKey lab,
    List<Persons> strangers,
    TestAuthority authority) {
  /** How many kinds there are. */
  static final int KINDS = 9;

  /** Copies the list. */
  PackForgeries {
    strangers = List.copyOf(strangers);
  }

  /** Makes one; says which. */
  String make(int kind, RandomStream chance) throws Exception {
    // Broken checkpoints would stop the forger's own sealing.
    List<Path> payload =
        files(outer.resolve("data/pack/data")).stream()
            .filter(file -> !file.endsWith("checkpoints"))
            .toList();
    String how =
        switch (kind) {
          case 0 -> changed(chance, payload) + ", manifests written again";
          case 1 -> changed(chance, payload) + ", sealed again with another key";
          case 2 -> changed(chance, payload) + ", sealed and approved again with other keys";
          case 3 -> "an approval of the pack removed: " + removedApproval(chance);
          case 4 -> "a time stamp removed: " + removedStamp(chance);
          case 5 -> removedRun(chance) + ", sealed and approved again with other keys";
          case 6 -> removedRun(chance) + ", sealed again with the lab's key";
          case 7 -> removedPlanApprovals() + ", sealed and approved again with other keys";
          default -> "nothing but sealed and approved again with other keys";
        };
    switch (kind) {
      case 0 -> forger.closeInner();
      case 1, 2, 5, 7, 8 -> forger.sealInner(own);
      case 6 -> forger.sealInner(lab);
      default -> {}
    }
    if (kind == 2 || kind == 5 || kind >= 7) {
      forger.approve(List.of(signed(0, Role.TESTER), signed(1, Role.REVIEWER)));
    }
    forger.closeOuter();
    return how;
  }

  private static String changed(RandomStream chance, List<Path> payload) throws IOException {
    return new ByteChanges(chance)
        .make(payload.get((int) chance.nextBelow(payload.size())), payload);
  }

  private String removedApproval(RandomStream chance) throws IOException {
    Path statement = one(chance, outer.resolve("data/approvals"), ".json");
    for (String part : List.of("", ".sig", ".sig.tsr")) {
      Files.delete(Path.of(statement + part));
    }
    return statement.toString();
  }

  private String removedStamp(RandomStream chance) throws IOException {
    Path token =
        one(
            chance,
            outer.resolve(chance.nextBelow(2) == 0 ? "data/approvals" : "data/pack/attestations"),
            ".tsr");
    Files.delete(token);
    return token.toString();
  }

  private String removedRun(RandomStream chance) throws IOException {
    try (Stream<Path> runs = Files.list(outer.resolve("data/pack/data/runs"))) {
      List<Path> all = runs.sorted().toList();
      Path run = all.get((int) chance.nextBelow(all.size()));
      Trees.delete(run);
      return "run removed: " + run;
    }
  }

  private String removedPlanApprovals() throws IOException {
    try (Stream<Path> runs = Files.list(outer.resolve("data/pack/data/runs"))) {
      for (Path run : runs.toList()) {
        Trees.delete(run.resolve("approvals"));
      }
    }
    return "approvals of the plan removed";
  }

  private SignedApproval signed(int person, Role role) throws Exception {
    return sign(
        strangers.get(person),
        role,
        forger.digest(),
        authority,
        Instant.parse("2026-11-27T08:00:00Z"));
  }

  /** An approval of a pack with a time stamp. */
  static SignedApproval sign(
      Persons person, Role role, String digest, TestAuthority authority, Instant time)
      throws IOException, GeneralSecurityException, SealException {
    try {
      SignedApproval bare =
          person.sign(
              new Approval(
                  Approval.Subject.PACK,
                  "tagmanifest-sha256.txt",
                  digest,
                  List.of(),
                  person.name(),
                  role,
                  "I stand for it",
                  time));
      byte[] token = authority.stamp(bare.signature(), time);
      return SignedApproval.parse(
          bare.approval().json(), bare.signature(), java.util.Optional.of(token));
    } catch (IOException | GeneralSecurityException | SealException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the tests' authority doesn't stamp", e);
    }
  }

  private static Path one(RandomStream chance, Path folder, String ending) throws IOException {
    List<Path> files =
        files(folder).stream().filter(file -> file.toString().endsWith(ending)).toList();
    return files.get((int) chance.nextBelow(files.size()));
  }

  /** Plain files below a folder, sorted. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
