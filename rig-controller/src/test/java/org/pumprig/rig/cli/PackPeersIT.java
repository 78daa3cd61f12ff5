package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
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
  }

  private record Said(int code, String text) {}

  private static Said run(Path in, List<String> command) throws Exception {
    var builder = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
    builder.environment().put("NODE_PATH", String.valueOf(System.getenv("PUMPRIG_NODE_MODULES")));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes());
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
    Said said = asTheHowToSays(record.resolve("pack"));
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text().lines().filter(line -> line.startsWith("Signature Verified")))
        .hasSize(3);
    assertThat(said.text().lines().filter(line -> line.equals("Verified OK"))).hasSize(3);
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

  @Test
  void sigstoresLibraryVerifiesTheBundles() throws Exception {
    String modules = System.getenv("PUMPRIG_NODE_MODULES");
    assumeTrue(
        modules != null && Files.isDirectory(Path.of(modules, "@sigstore/verify")),
        "skipped: PUMPRIG_NODE_MODULES names no folder with @sigstore/verify");
    Path script = folder.resolve("sigstore-verify.cjs");
    Files.writeString(script, Fixtures.text("peers/sigstore-verify.cjs"));
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
