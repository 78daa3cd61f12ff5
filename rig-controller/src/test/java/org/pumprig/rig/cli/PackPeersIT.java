package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.approval.Approval;
import org.pumprig.rig.approval.Role;
import org.pumprig.rig.evidence.PackApprovals;
import org.pumprig.rig.seal.TestAuthority;
import org.pumprig.rig.seal.TimeStamp;

/** Programs that aren't ours accept a pack, and refuse it once it is changed. */
@Tag("peer")
@Timeout(240)
class PackPeersIT {
  private static final Path HOW_TO = Path.of("docs/how-to/verify-without-pumprig.md");
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @TempDir private static Path record;
  @TempDir private Path folder;

  @BeforeAll
  static void pack() throws Exception {
    Workbench bench = Workbench.in(record.resolve("bench"));
    Persons bo = Persons.named("Bo Example");
    bo.approve(bench.plan(), Role.REVIEWER, TIME);
    var cli = new Cli(record.resolve("state"));
    cli.run("simulate", bench.plan(), "--out", record.resolve("campaign"));
    cli.run("key", "new", record.resolve("ec.key"), "--kind", "ecdsa-p256");
    cli.run("key", "new", record.resolve("ed.key"));
    var args =
        new ArrayList<Object>(
            List.of(
                "pack",
                "--key",
                record.resolve("ec.key"),
                "--key",
                record.resolve("ed.key"),
                "--out",
                record.resolve("pack")));
    args.addAll(Workbench.runs(record.resolve("campaign")));
    assertThat(cli.run(args.toArray()).code()).isZero();
    Path envelope = record.resolve("pack/attestations/campaign.dsse.json");
    var authority = new TestAuthority("Ours");
    Files.write(Path.of(envelope + ".tsr"), authority.stamp(Files.readAllBytes(envelope), TIME));
    Files.writeString(record.resolve("authority.pem"), authority.rootPem());
    Files.writeString(record.resolve("signers"), "bo " + bo.signer().line() + "\n");
    PackApprovals.add(
        record.resolve("pack"),
        record.resolve("approved"),
        digest -> {
          try {
            return bo.sign(
                new Approval(
                    Approval.Subject.PACK,
                    "tagmanifest-sha256.txt",
                    digest,
                    List.of(),
                    "Bo Example",
                    Role.REVIEWER,
                    "I reviewed it",
                    TIME));
          } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static final Instant TIME = Instant.parse("2026-11-27T08:00:00Z");

  private record Said(int code, String text) {}

  private static Said run(Path in, List<String> command) throws Exception {
    var builder = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
    builder.environment().put("NODE_PATH", String.valueOf(System.getenv("PUMPRIG_NODE_MODULES")));
    builder.environment().put("AUTHORITY", record.resolve("authority.pem").toString());
    builder.environment().put("SIGNERS", record.resolve("signers").toString());
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Said(process.exitValue(), text);
  }

  /** Exactly the commands of the how-to. */
  private static Said asTheHowToSays(Path pack) throws Exception {
    String commands =
        BLOCK
            .matcher(Files.readString(HOW_TO))
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n"));
    assertThat(commands).contains("sha512sum", "openssl pkeyutl", "jq");
    return run(pack, List.of("bash", "-euo", "pipefail", "-c", commands));
  }

  @Test
  void theCommandsOfTheHowToAcceptThePack() throws Exception {
    Said said = asTheHowToSays(record.resolve("approved/data/pack"));
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text().lines().filter(line -> line.startsWith("Signature Verified")))
        .hasSize(3);
    assertThat(said.text().lines().filter(line -> line.equals("Verified OK"))).hasSize(3);
    assertThat(said.text().lines().filter(line -> line.equals("Verification: OK"))).hasSize(1);
    // Four runs keep the plan's approval, and the outer bag holds the pack's.
    assertThat(said.text().lines().filter(line -> line.startsWith("Good \"pumprig-approval\"")))
        .hasSize(5);
  }

  @Test
  void theCommandsOfTheHowToRefuseAChangedFileAnAddedOneAndAChangedSeal() throws Exception {
    Path changed = Workbench.copy(record.resolve("pack"), folder.resolve("changed"));
    Files.writeString(changed.resolve("data/campaign.json"), "{}");
    assertThat(asTheHowToSays(changed).code()).isNotZero();

    Path added = Workbench.copy(record.resolve("pack"), folder.resolve("added"));
    Files.writeString(added.resolve("data/more.txt"), "more");
    assertThat(asTheHowToSays(added).code()).isNotZero();

    Path forged = Workbench.copy(record.resolve("pack"), folder.resolve("forged"));
    Path seal = forged.resolve("attestations/campaign.dsse.json");
    String json = Files.readString(seal);
    int sig = json.indexOf("\"sig\":\"") + 20;
    char other = json.charAt(sig) == 'A' ? 'B' : 'A';
    Files.writeString(seal, json.substring(0, sig) + other + json.substring(sig + 1));
    assertThat(asTheHowToSays(forged).code()).isNotZero();
  }

  @Test
  void theCommandsOfTheHowToRefuseAnotherStampNoteOrApproval() throws Exception {
    for (String file :
        List.of(
            "data/pack/attestations/campaign.dsse.json.tsr",
            "data/pack/attestations/checkpoints/r0-after-SN-1001.note")) {
      Path forged = Workbench.copy(record.resolve("approved"), folder.resolve("f" + file.length()));
      byte[] bytes = Files.readAllBytes(forged.resolve(file));
      bytes[bytes.length - 20] ^= 1;
      Files.write(forged.resolve(file), bytes);
      assertThat(asTheHowToSays(forged.resolve("data/pack")).code()).as(file).isNotZero();
    }
    Path forged = Workbench.copy(record.resolve("approved"), folder.resolve("approval"));
    try (var files = Files.list(forged.resolve("data/approvals"))) {
      Path statement =
          files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
      Files.writeString(statement, Files.readString(statement).replace("reviewed", "skipped"));
    }
    assertThat(asTheHowToSays(forged.resolve("data/pack")).code()).isNotZero();
  }

  @Test
  void openSslsOwnAuthorityIsAcceptedByUs() throws Exception {
    Files.writeString(
        folder.resolve("tsa.cnf"),
        """
        [req]
        distinguished_name = dn
        [dn]
        [ext]
        extendedKeyUsage = critical,timeStamping
        [tsa]
        default_tsa = one
        [one]
        serial = %1$s/serial
        crypto_device = builtin
        signer_cert = %1$s/tsa.pem
        signer_key = %1$s/tsa.key
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256
        ess_cert_id_chain = no
        ess_cert_id_alg = sha256
        """
            .formatted(folder));
    String[] make =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=OpenSSL -keyout tsa.key -out tsa.pem -config tsa.cnf -extensions ext -days 3000"
            .split(" ");
    assertThat(run(folder, List.of(make)).code()).isZero();
    byte[] content = "sealed".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    TimeStamp.Query query = TimeStamp.query(content);
    Files.write(folder.resolve("q.tsq"), query.query());
    String[] reply =
        "openssl ts -reply -config tsa.cnf -section one -queryfile q.tsq -out r.tsr".split(" ");
    Said said = run(folder, List.of(reply));
    assertThat(said.code()).as(said.text()).isZero();
    TimeStamp stamp = TimeStamp.answer(Files.readAllBytes(folder.resolve("r.tsr")), query);
    assertThat(stamp.covers(content)).isTrue();
    assertThat(stamp.line()).endsWith("by 'CN=OpenSSL'");
  }

  @Test
  void theLibraryOfCongressFindsTheBagValid() throws Exception {
    var bag = new BagReader().read(record.resolve("pack"));
    try (var verifier = new BagVerifier()) {
      verifier.isValid(bag, false);
      Path changed = Workbench.copy(record.resolve("pack"), folder.resolve("changed"));
      Files.writeString(changed.resolve("data/campaign.json"), "{}");
      var other = new BagReader().read(changed);
      assertThatThrownBy(() -> verifier.isValid(other, false)).isInstanceOf(Exception.class);
    }
  }

  /** One of ours that needs a module. */
  private Path script(String name, String module) throws Exception {
    String modules = System.getenv("PUMPRIG_NODE_MODULES");
    assumeTrue(
        modules != null && Files.isDirectory(Path.of(modules, module)),
        "skipped: PUMPRIG_NODE_MODULES names no folder with " + module);
    return Files.writeString(folder.resolve(name), Fixtures.text("peers/" + name));
  }

  @Test
  void hyparquetReadsTheTablesAsTheirCsvTwinsSay() throws Exception {
    Path script = script("parquet-read.cjs", "hyparquet");
    Path tables = record.resolve("pack/data/tables");
    var json = new com.fasterxml.jackson.databind.ObjectMapper();
    var summary = json.readTree(tables.resolve("summary.json").toFile());
    for (String name : List.of("runs", "verdicts", "comparisons")) {
      Said said = run(folder, List.of("node", "" + script, tables + "/" + name + ".parquet"));
      assertThat(said.code()).as(said.text()).isZero();
      var rows = json.readTree(said.text());
      assertThat(rows).as(name).isNotEmpty().hasSameSizeAs(summary.get(name));
      for (int i = 0; i < rows.size(); i++) {
        var texts = summary.get(name).get(i);
        for (String column : (Iterable<String>) texts::fieldNames) {
          String told = texts.get(column).asText();
          var value = rows.get(i).get(column);
          if (value.isDouble()) {
            assertThat(value.asDouble()).as(column).isEqualTo(Double.parseDouble(told));
          } else {
            assertThat(value.isNull() ? "" : value.asText()).as(column).isEqualTo(told);
          }
        }
      }
    }
  }

  @Test
  void sigstoresLibraryVerifiesTheBundles() throws Exception {
    Path script = script("sigstore-verify.cjs", "@sigstore/verify");
    for (String name : List.of("campaign", "arm-before", "arm-after")) {
      Path bundle = record.resolve("pack/attestations/" + name + ".sigstore.json");
      Said said =
          run(folder, List.of("node", "" + script, "" + bundle, "" + record.resolve("ec.pub")));
      assertThat(said.text()).as(name).contains("verified");
      Said stranger =
          run(folder, List.of("node", "" + script, "" + bundle, "" + record.resolve("ed.pub")));
      assertThat(stranger.code()).isNotZero();
    }
  }
}
