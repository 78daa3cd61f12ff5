package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;

/** No private key stands in anything that a command writes or says. */
class KeySecrecyTest {
  @TempDir private Path folder = Path.of("");

  /** The secret in every form in which it could slip out. */
  private static List<byte[]> forms(Path keyFile) throws Exception {
    String body =
        Files.readString(keyFile).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    byte[] der = Base64.getDecoder().decode(body);
    // Ed25519's 32 bytes end its PKCS #8.
    byte[] secret = Arrays.copyOfRange(der, der.length - 32, der.length);
    var forms = new ArrayList<byte[]>();
    forms.add(secret);
    forms.add(ascii(HexFormat.of().formatHex(secret)));
    forms.add(ascii(Base64.getEncoder().encodeToString(secret).substring(0, 40)));
    forms.add(ascii(body.substring(20, 60)));
    return forms;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aKeyIsInNoPackNoMessageAndNoError() throws Exception {
    Workbench bench = Workbench.in(folder.resolve("bench"));
    bench.change("rigs/short.yaml", "  - {serial: SN-1002}\n", "");
    var cli = new Cli(folder.resolve("state"));
    var said = new StringBuilder();
    cli.run("simulate", bench.plan(), "--out", folder.resolve("campaign"));
    Path key = folder.resolve("keys/lab.key");
    Files.createDirectories(key.getParent());
    said.append(cli.run("key", "new", key, "--json"));
    said.append(cli.run("key", "new", key));
    var args = new ArrayList<Object>(List.of("pack", "--json", "--key", key));
    args.addAll(Workbench.runs(folder.resolve("campaign")));
    args.addAll(List.of("--out", folder.resolve("pack")));
    Answer packed = cli.run(args.toArray());
    assertThat(packed.code()).as(packed.toString()).isZero();
    said.append(packed).append(cli.run(args.toArray()));
    said.append(cli.run("verify", folder.resolve("pack"), "--json"));
    // A private key where a public one belongs, cut short, and of another pair: three errors.
    Files.writeString(
        folder.resolve("policy.yaml"),
        "policy: 1\nsealers:\n  - {person: A, publicKey: keys/lab.key}\n");
    said.append(
        cli.run("verify", folder.resolve("pack"), "--policy", folder.resolve("policy.yaml")));
    List<byte[]> secrets = forms(key);
    String whole = Files.readString(key);
    Files.writeString(key, whole.substring(0, whole.length() / 2));
    said.append(cli.run(args.toArray()));
    Files.writeString(key, whole);
    cli.run("key", "new", folder.resolve("keys/other.key"));
    Files.copy(
        folder.resolve("keys/other.pub"),
        folder.resolve("keys/lab.pub"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    said.append(cli.run(args.toArray()));
    assertThat(said).contains("is not the public half of", "no PKCS #8", "exists already");

    List<byte[]> haystacks = new ArrayList<>();
    haystacks.add(said.toString().getBytes(StandardCharsets.UTF_8));
    for (String written : List.of("pack", "campaign", "state")) {
      if (Files.isDirectory(folder.resolve(written))) {
        try (Stream<Path> all = Files.walk(folder.resolve(written))) {
          for (Path file : all.filter(Files::isRegularFile).toList()) {
            haystacks.add(Files.readAllBytes(file));
          }
        }
      }
    }
    assertThat(holds(Files.readAllBytes(folder.resolve("keys/lab.key")), secrets)).isTrue();
    for (byte[] haystack : haystacks) {
      assertThat(holds(haystack, secrets)).isFalse();
    }
  }

  private static boolean holds(byte[] haystack, List<byte[]> needles) {
    String hay = new String(haystack, StandardCharsets.ISO_8859_1);
    return needles.stream()
        .anyMatch(needle -> hay.contains(new String(needle, StandardCharsets.ISO_8859_1)));
  }
}
