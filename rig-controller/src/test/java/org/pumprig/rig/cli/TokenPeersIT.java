package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pack sealed by a key that never leaves its token: SoftHSM's, in a folder of the test. */
@Tag("peer")
@Timeout(180)
class TokenPeersIT {
  private static final String PIN = "123456";

  @TempDir private Path folder = Path.of("");

  private record Said(int code, String text) {}

  private Said run(List<String> command) throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
    builder.environment().put("PUMPRIG_STATE_DIR", folder.resolve("state").toString());
    builder.environment().put("PUMPRIG_KEY_PASSPHRASE", PIN);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Said(process.exitValue(), text);
  }

  private static Path module() throws Exception {
    for (String place : List.of("/usr/lib/softhsm", "/usr/lib64/softhsm", "/usr/lib/pkcs11")) {
      Path module = Path.of(place, "libsofthsm2.so");
      if (Files.isRegularFile(module)) {
        return module;
      }
    }
    return Path.of("/none");
  }

  private static String java(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  @Test
  void aTokensKeySealsAPackAndAWrongPinIsRefused() throws Exception {
    Path module = module();
    assumeTrue(Files.exists(module), "skipped: SoftHSM (softhsm2) is not installed");
    Files.createDirectories(folder.resolve("tokens"));
    Files.writeString(
        folder.resolve("softhsm2.conf"),
        "directories.tokendir = " + folder.resolve("tokens") + "\nobjectstore.backend = file\n");
    Said made =
        run(
            List.of(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "lab",
                "--so-pin",
                "654321",
                "--pin",
                PIN));
    assertThat(made.code()).as(made.text()).isZero();
    String slot = made.text().replaceAll("(?s).*reassigned to slot ([0-9]+).*", "$1");
    Files.writeString(
        folder.resolve("keytool.cfg"),
        "name = Test\nlibrary = " + module + "\nslot = " + slot + "\n");
    Said key =
        run(
            List.of(
                java("keytool"),
                "-genkeypair",
                "-keystore",
                "NONE",
                "-storetype",
                "PKCS11",
                "-addprovider",
                "SunPKCS11",
                "-providerArg",
                folder.resolve("keytool.cfg").toString(),
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-alias",
                "seal",
                "-dname",
                "CN=Lab",
                "-storepass",
                PIN));
    assertThat(key.code()).as(key.text()).isZero();

    Workbench bench = Workbench.in(folder.resolve("bench"));
    bench.change("rigs/short.yaml", "  - {serial: SN-1002}\n", "");
    new Cli(folder.resolve("state"))
        .run("simulate", bench.plan(), "--out", folder.resolve("campaign"));
    String uri = "pkcs11:slot-id=" + slot + ";object=seal?module-path=" + module;
    Said packed = pack(uri, "pack");
    assertThat(packed.code()).as(packed.text()).isZero();
    assertThat(new Cli(folder.resolve("state")).run("verify", folder.resolve("pack")).out())
        .startsWith("Consistent, not trusted");
    Said other = pack(uri.replace("object=seal", "object=none"), "other");
    assertThat(other.code()).isEqualTo(Exit.USAGE);
    assertThat(other.text()).contains("holds no such key").doesNotContain(PIN);
  }

  private Said pack(String uri, String out) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                java("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "pack",
                "--key",
                uri,
                "--out",
                folder.resolve(out).toString()));
    try (Stream<Path> runs = Files.list(folder.resolve("campaign/runs"))) {
      runs.sorted().forEach(run -> command.add(run.toString()));
    }
    return run(command);
  }
}
