package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.evidence.Forger;
import org.pumprig.rig.redaction.PcapNg;

/** {@code key new}, {@code pack} and {@code verify} on a simulated campaign. */
class PackCommandsTest {
  @TempDir private static Path record;
  @TempDir private Path folder;

  @BeforeAll
  static void simulateAndPack() throws Exception {
    Workbench bench = Workbench.in(record.resolve("bench"));
    var cli = new Cli(record.resolve("state"));
    cli.run("simulate", bench.plan(), "--out", record.resolve("campaign"));
    cli.run("key", "new", record.resolve("lab.key"));
    cli.run("key", "new", record.resolve("other.key"), "--kind", "ecdsa-p256");
    Answer packed = pack(record.resolve("pack"), "lab.key", "other.key");
    assertThat(packed.code()).as(packed.toString()).isZero();
  }

  private static Answer pack(Path out, String... keys) throws Exception {
    var args = new ArrayList<Object>(List.of("pack", "--out", out));
    for (String key : keys) {
      args.add("--key");
      args.add(record.resolve(key));
    }
    args.addAll(Workbench.runs(record.resolve("campaign")));
    return new Cli(record.resolve("state")).run(args.toArray());
  }

  private Answer cli(Object... args) {
    return new Cli(folder.resolve("state")).run(args);
  }

  private Path policy(String key) throws Exception {
    Path file = folder.resolve("policy.yaml");
    Files.copy(record.resolve(key), folder.resolve(key));
    Files.writeString(
        file,
        """
        policy: 1
        sealers:
          - {person: Ada Example, publicKey: %s}
        requiredFiles: [data/campaign.json]
        leastRuns: 4
        """
            .formatted(key));
    return file;
  }

  @Test
  void aPackHoldsReportTablesAndTraceAndSaysWhatIsMissing() throws Exception {
    for (String file :
        List.of(
            "report/report.pdf",
            "tables/runs.csv",
            "tables/summary.json",
            "tables/runs.parquet",
            "tables/verdicts.parquet",
            "tables/comparisons.parquet",
            "trace/trace.csv",
            "trace/trace-back.csv",
            "trace/trace.reqm2.xml")) {
      assertThat(record.resolve("pack/data").resolve(file)).isNotEmptyFile();
    }
    assertThat(Files.readString(record.resolve("pack/data/not-in-this-pack.txt")))
        .contains("calibration records", "environment of the runs");
  }

  @Test
  void withoutAPolicyAPackIsConsistentAndNeverTrusted() {
    for (String form : List.of("pack", "pack.zip")) {
      Answer answer = cli("verify", record.resolve(form));
      assertThat(answer.code()).as(answer.toString()).isZero();
      assertThat(answer.out())
          .startsWith(
              "Consistent, not trusted (no --policy): nothing is wrong; 4 runs judged again")
          .doesNotContain("Trusted");
    }
  }

  @Test
  void journalsAreReadToTheLastLeafWithoutJudgingAgain() throws Exception {
    Answer sound = cli("verify", record.resolve("pack"), "--journals", "--json");
    assertThat(sound.code()).as(sound.toString()).isZero();
    assertThat(sound.out()).contains("\"depth\":\"journals\",\"judgedAgain\":false");
    Path forged = Workbench.copy(record.resolve("pack"), folder.resolve("forged"));
    Path run = Workbench.runs(forged.resolve("data")).getFirst();
    String checkpoints = Files.readString(run.resolve("checkpoints"));
    Files.writeString(
        run.resolve("checkpoints"), checkpoints.replaceFirst("\nepoch 1", "\nepoch 2"));
    Forger.close(forged);
    assertThat(cli("verify", forged, "--quick").out()).startsWith("WRONG: attestations/");
    assertThat(cli("verify", forged, "--journals").out())
        .startsWith("WRONG: " + run.resolve("checkpoints") + ":1: a checkpoint that was changed");
    Answer both = cli("verify", forged, "--journals", "--quick");
    assertThat(both.code()).isEqualTo(Exit.USAGE);
    assertThat(both.err()).contains("--quick leaves the journals out");
  }

  @Test
  void aPolicyFromOutsideMakesItTrusted() throws Exception {
    Answer answer = cli("verify", record.resolve("pack"), "--policy", policy("lab.pub"), "--json");
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(answer.out()).contains("\"trusted\":true", "\"verdict\":\"trusted\"");
    assertThat(Cli.isOneCanonicalLine(answer.out())).isTrue();
  }

  @Test
  void aPackSealedAgainWithAnotherKeyFailsUnderThePolicy() throws Exception {
    assertThat(pack(folder.resolve("again"), "other.key").code()).isZero();
    Answer answer = cli("verify", folder.resolve("again"), "--policy", policy("lab.pub"));
    assertThat(answer.code()).isEqualTo(Exit.FAIL);
    assertThat(answer.out()).startsWith("WRONG: no key that the policy trusts made every seal");
    assertThat(cli("verify", folder.resolve("again")).code()).isZero();
  }

  @Test
  void thePolicyAsksForRunsAndFiles() throws Exception {
    Path policy = policy("lab.pub");
    String text = Files.readString(policy);
    Files.writeString(policy, text.replace("leastRuns: 4", "leastRuns: 5"));
    assertThat(cli("verify", record.resolve("pack"), "--policy", policy).out())
        .contains("the pack holds 4 runs, the policy asks for 5");
    Files.writeString(policy, text.replace("data/campaign.json", "data/approval.json"));
    assertThat(cli("verify", record.resolve("pack"), "--policy", policy).out())
        .contains("data/approval.json is missing, and the policy asks for it");
    Files.writeString(policy, text.replace("lab.pub", "policy.yaml"));
    Answer noKey = cli("verify", record.resolve("pack"), "--policy", policy);
    assertThat(noKey.code()).isEqualTo(Exit.USAGE);
    assertThat(noKey.err()).startsWith(policy + ":3: ").contains("no public key in PEM");
  }

  @Test
  void theSameRunsAndKeyGiveTheSameBytes() throws Exception {
    assertThat(pack(folder.resolve("a/pack"), "lab.key").code()).isZero();
    assertThat(pack(folder.resolve("b/pack"), "lab.key").code()).isZero();
    assertThat(folder.resolve("a/pack.zip")).hasSameBinaryContentAs(folder.resolve("b/pack.zip"));
  }

  @Test
  void whatMayNamePatientsIsTakenOutOfThePacksCopies() throws Exception {
    Path run =
        Workbench.copy(Workbench.runs(record.resolve("campaign")).getFirst(), folder.resolve("r"));
    Files.createDirectories(run.resolve("raw"));
    byte[] capture =
        new PcapNg(java.nio.ByteOrder.LITTLE_ENDIAN).segment("patient Jane Doe").bytes();
    Files.write(run.resolve("raw/f1.pcapng"), capture);
    Path out = folder.resolve("redacted");
    Answer packed =
        cli("pack", run, "--key", record.resolve("lab.key"), "--out", out, "--redact", "captures");
    assertThat(packed.code()).as(packed.toString()).isZero();
    assertThat(packed.out()).contains("Redacted: r/raw/f1.pcapng: what the data of 1 packets says");
    assertThat(run.resolve("raw/f1.pcapng")).hasBinaryContent(capture);
    assertThat(out.resolve("data/runs/r/raw/f1.pcapng")).doesNotExist();
    assertThat(Files.readString(out.resolve("data/runs/r/raw/f1.pcapng.tombstone.json")))
        .contains("\"originalSha256\":\"" + ContentDigest.hex(capture) + "\"");
    assertThat(cli("verify", out).code()).isZero();
    Answer wrong =
        cli("pack", run, "--key", record.resolve("lab.key"), "--out", out, "--redact", "names");
    assertThat(wrong.code()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err()).contains("there is nothing called 'names' to redact; use captures");
  }

  @Test
  void anInstalledBenchIsQualifiedByRunsOnItAndNotByOnesInWhichNobodyDidAnything()
      throws Exception {
    Path rig = record.resolve("bench/rigs/short.yaml");
    var args =
        new ArrayList<Object>(
            List.of("validate", "--rig", rig, "--key", record.resolve("lab.key"), "--out"));
    args.add(folder.resolve("bench"));
    args.addAll(Workbench.runs(record.resolve("campaign")));
    Answer answer = cli(args.toArray());
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(answer.out())
        .containsPattern("SN-1001 +known fault +shown +[0-9]+ proofs, the first: ")
        .containsPattern("SN-1002 +check weight +no such instrument ")
        .containsPattern("SN-1001 +contact simulator +not shown +no step 'contact-simulator'")
        .contains("NOT QUALIFIED: nothing was wrong, but not everything was shown.");
    assertThat(Files.readString(folder.resolve("bench/data/validation.json")))
        .contains("\"kind\":\"installedBench\"", "\"emulated\":true");
    assertThat(folder.resolve("bench/data/record.pdf")).isNotEmptyFile();
    assertThat(cli("verify", folder.resolve("bench"), "--policy", policy("lab.pub")).code())
        .isZero();
    Files.writeString(rig.resolveSibling("other.yaml"), Files.readString(rig) + "# other\n");
    args.set(2, rig.resolveSibling("other.yaml"));
    args.set(6, folder.resolve("bench2"));
    assertThat(cli(args.toArray()).err()).contains("was made on another rig than");
    Answer none = cli("validate", "--rig", rig, "--key", record.resolve("lab.key"), "--out", "x");
    assertThat(none.err()).contains("--rig needs the runs that were made on it");
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    Answer again = pack(record.resolve("pack"), "lab.key");
    assertThat(again.code()).isEqualTo(Exit.USAGE);
    assertThat(again.err()).contains("exists already");
    Answer key = cli("key", "new", record.resolve("lab.key"));
    assertThat(key.code()).isEqualTo(Exit.USAGE);
    assertThat(key.err()).contains("lab.key exists already");
  }

  @Test
  void aKeyIsForItsOwnerAloneAndSaysNothingOfItself() throws Exception {
    Path key = folder.resolve("mine.key");
    Answer made = cli("key", "new", key, "--json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    String secret = Files.readString(key).lines().skip(1).findFirst().orElseThrow();
    assertThat(made.out() + made.err()).doesNotContain(secret);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    var args = new ArrayList<Object>(List.of("pack", "--key", key, "--out", folder.resolve("p")));
    args.addAll(Workbench.runs(record.resolve("campaign")));
    Answer refused = cli(args.toArray());
    assertThat(refused.code()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("can be read by others than its owner; run: chmod 600");
    assertThat(folder.resolve("p")).doesNotExist();
  }

  @Test
  void hostilePacksAreRefused() throws Exception {
    Path slip = folder.resolve("slip.zip");
    try (OutputStream out = Files.newOutputStream(slip);
        var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("pack/../../outside.txt"));
      zip.write("x".getBytes(StandardCharsets.UTF_8));
    }
    Answer slipped = cli("verify", slip);
    assertThat(slipped.code()).isEqualTo(Exit.USAGE);
    assertThat(slipped.err()).contains("would lie outside the pack: pack/../../outside.txt");

    Path bomb = folder.resolve("bomb.zip");
    try (OutputStream out = Files.newOutputStream(bomb);
        var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("pack/zeros"));
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        zip.write(block);
      }
    }
    assertThat(cli("verify", bomb).err()).contains("unpacks to far more than its size allows");

    Path linked = Workbench.copy(record.resolve("pack"), folder.resolve("linked"));
    Files.delete(linked.resolve("data/plan.yaml"));
    Files.createSymbolicLink(
        linked.resolve("data/plan.yaml"), record.resolve("pack/data/plan.yaml"));
    assertThat(cli("verify", linked).out()).contains("data/plan.yaml is no plain file");

    Files.writeString(folder.resolve("text.zip"), "no zip");
    assertThat(cli("verify", folder.resolve("text.zip")).err()).contains("is no zip");
    assertThat(cli("verify", folder.resolve("none")).err()).contains("there is no ");
  }
}
