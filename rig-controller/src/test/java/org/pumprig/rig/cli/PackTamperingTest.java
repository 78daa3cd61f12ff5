package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.approval.Role;
import org.pumprig.rig.evidence.Depth;
import org.pumprig.rig.evidence.Forger;
import org.pumprig.rig.evidence.PackApprovals;
import org.pumprig.rig.evidence.PackVerifier;
import org.pumprig.rig.evidence.TrustPolicy;
import org.pumprig.rig.seal.KeyFiles;
import org.pumprig.rig.seal.KeyKind;
import org.pumprig.rig.seal.SigningKey;
import org.pumprig.rig.seal.TestAuthority;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/**
 * Seeded changes over every file of a small approved pack: each must be found under a policy, also
 * where everything was made to fit together again.
 */
class PackTamperingTest {
  private static final int CHANGES = Integer.getInteger("pumprig.changes", 90);
  private static final long SEED = 20_261_127;

  /** Each so many-th change is a forgery, and each so many-th is verified in full. */
  private static final int FORGERY = 10;

  private static final int IN_FULL = 50;

  private static final Instant BEFORE = Instant.parse("2026-11-20T08:00:00Z");
  private static final Instant AFTER = Instant.parse("2026-11-27T08:00:00Z");

  @TempDir private static Path record;

  private static List<Persons> persons = List.of();
  private static TestAuthority authority;

  @BeforeAll
  static void pack() throws Exception {
    persons = List.of(Persons.named("Ada Example"), Persons.named("Bo Example"));
    authority = new TestAuthority("Ours");
    Workbench bench = Workbench.in(record.resolve("bench"));
    bench.change("rigs/short.yaml", "  - {serial: SN-1002}\n", "");
    persons.get(1).approve(bench.plan(), Role.REVIEWER, BEFORE);
    var cli = new Cli(record.resolve("state"));
    cli.run("simulate", bench.plan(), "--out", record.resolve("campaign"));
    cli.run("key", "new", record.resolve("lab.key"));
    var args =
        new ArrayList<Object>(
            List.of("pack", "--key", record.resolve("lab.key"), "--out", record.resolve("sealed")));
    args.addAll(Workbench.runs(record.resolve("campaign")));
    assertThat(cli.run(args.toArray()).code()).isZero();
    Path seal = record.resolve("sealed/attestations/campaign.dsse.json");
    Files.write(Path.of(seal + ".tsr"), authority.stamp(Files.readAllBytes(seal), AFTER));
    PackApprovals.add(record.resolve("sealed"), pack0(), digest -> sign(0, Role.TESTER, digest));
    PackApprovals.add(pack0(), pack0(), digest -> sign(1, Role.REVIEWER, digest));
    for (int i = 0; i < 2; i++) {
      Files.writeString(record.resolve("person" + i + ".pub"), persons.get(i).signer().line());
    }
    Files.writeString(record.resolve("authority.pem"), authority.rootPem());
    Files.writeString(
        record.resolve("policy.yaml"),
        """
        policy: 1
        sealers:
          - {person: Lab, publicKey: lab.pub}
        persons:
          - {name: Ada Example, roles: [tester], sshKeys: [person0.pub]}
          - {name: Bo Example, roles: [reviewer, approver], sshKeys: [person1.pub]}
        requiredApprovals:
          plan: [reviewer]
          pack: [tester, reviewer]
        authorities:
          - {name: Ours, certificate: authority.pem}
        requiredTimeStamps: [seals, packApprovals]
        everyPlannedRun: true
        """);
  }

  private static Path pack0() {
    return record.resolve("pack");
  }

  private static org.pumprig.rig.approval.SignedApproval sign(int who, Role role, String digest)
      throws IOException, org.pumprig.rig.seal.SealException {
    try {
      return PackForgeries.sign(persons.get(who), role, digest, authority, AFTER);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyChangeOfAFileAndEveryForgeryIsFound() throws Exception {
    Path bag = pack0();
    var policy = Optional.of(TrustPolicy.read(record.resolve("policy.yaml")));
    assertThat(PackVerifier.verify(bag, policy, Depth.VERDICTS).problem()).isEmpty();
    SortedMap<Path, byte[]> before = content(bag);
    List<Path> files = List.copyOf(before.keySet());
    var forgeries =
        new PackForgeries(
            bag,
            new Forger(bag),
            SigningKey.generate(KeyKind.ED25519),
            KeyFiles.read(record.resolve("lab.key"), Optional.empty()),
            List.of(Persons.named("Ada Example"), Persons.named("Bo Example")),
            new TestAuthority("Ours"));
    RandomStream chance = new Seed(SEED).stream("tampering");
    for (int i = 0; i < CHANGES; i++) {
      String what =
          i % FORGERY == 0
              ? forgeries.make(i / FORGERY % PackForgeries.KINDS, chance)
              : new ByteChanges(chance).make(files.get(i % files.size()), files);
      boolean quick = i % IN_FULL != 1 && i % IN_FULL != 40;
      assertThat(found(bag, policy, quick))
          .as("seed %d, change %d, quick %s: %s", SEED, i, quick, what)
          .isTrue();
      restore(bag, before);
    }
    assertThat(PackVerifier.verify(bag, policy, Depth.SEALS).trusted()).isTrue();
  }

  /** A pack that can't even be read is found out as well. */
  private static boolean found(Path bag, Optional<TrustPolicy> policy, boolean quick) {
    try {
      return !PackVerifier.verify(bag, policy, quick ? Depth.SEALS : Depth.VERDICTS).trusted();
    } catch (IOException unreadable) {
      return true;
    }
  }

  private static SortedMap<Path, byte[]> content(Path bag) throws IOException {
    var content = new TreeMap<Path, byte[]>();
    for (Path file : PackForgeries.files(bag)) {
      content.put(file, Files.readAllBytes(file));
    }
    return content;
  }

  private static void restore(Path bag, SortedMap<Path, byte[]> before) throws IOException {
    for (Path file : PackForgeries.files(bag)) {
      if (!before.containsKey(file)) {
        Files.delete(file);
      }
    }
    for (var file : before.entrySet()) {
      if (!Files.exists(file.getKey())
          || !Arrays.equals(Files.readAllBytes(file.getKey()), file.getValue())) {
        Files.createDirectories(file.getKey().getParent());
        Files.write(file.getKey(), file.getValue());
      }
    }
  }
}
