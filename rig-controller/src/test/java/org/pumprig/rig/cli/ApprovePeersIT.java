package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;

/** {@code pumprig approve} with OpenSSH's own keys, and OpenSSH as the judge of what it made. */
@Tag("peer")
@Timeout(60)
class ApprovePeersIT {
  @TempDir private Path folder = Path.of("");
  private Workbench bench = new Workbench(Path.of(""));

  @BeforeEach
  void plan() throws Exception {
    bench = Workbench.in(folder.resolve("bench"));
  }

  private Path key(String name, String kind) throws Exception {
    Path file = folder.resolve(name);
    run(
        Optional.empty(),
        "ssh-keygen",
        "-q",
        "-t",
        kind,
        "-N",
        "",
        "-C",
        name,
        "-f",
        file.toString());
    return file;
  }

  private static String run(Optional<Path> input, String... command) throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    input.map(Path::toFile).ifPresent(builder::redirectInput);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private Answer approve(Path key, String name, String role) {
    return new Cli(folder.resolve("state"))
        .run(
            "approve",
            bench.plan(),
            "--as",
            name,
            "--role",
            role,
            "--meaning",
            "I did",
            "--ssh-key",
            key);
  }

  private Path statement(String role) throws Exception {
    try (var files = Files.list(folder.resolve("bench/plans/short.yaml.approvals"))) {
      return files
          .filter(file -> file.getFileName().toString().matches(role + "-.*\\.json"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void sshKeygenVerifiesWhatWasSignedWithEachKindOfKey() throws Exception {
    for (String kind : List.of("ed25519", "ecdsa", "rsa")) {
      Path key = key(kind, kind);
      String role = kind.equals("rsa") ? "approver" : kind.equals("ecdsa") ? "reviewer" : "tester";
      Answer answer = approve(key, "Person " + kind, role);
      assertThat(answer.code()).as(answer.toString()).isZero();
      Path statement = statement(role);
      Path allowed = folder.resolve("allowed");
      Files.writeString(allowed, "person " + Files.readString(Path.of(key + ".pub")));
      assertThat(
              run(
                  Optional.of(statement),
                  "ssh-keygen",
                  "-Y",
                  "verify",
                  "-f",
                  allowed.toString(),
                  "-I",
                  "person",
                  "-n",
                  "pumprig-approval",
                  "-s",
                  statement + ".sig"))
          .contains("Good \"pumprig-approval\" signature for person");
    }
  }

  @Test
  void aPublicHalfSignsOnlyWhereItsPrivateHalfIsAtHand() throws Exception {
    Path key = key("agent", "ed25519");
    Answer without = approve(Path.of(key + ".pub"), "Ada Example", "reviewer");
    // The private half beside it is found by ssh-keygen; away from it there is no key to sign with.
    assertThat(without.code()).as(without.toString()).isZero();
    Files.move(key, folder.resolve("gone"));
    Answer refused = approve(Path.of(key + ".pub"), "Ada Example", "approver");
    assertThat(refused.code()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("ssh-keygen didn't sign with " + key + ".pub (exit ");
  }

  @Test
  void theTestersKeyIsRefusedForTheReview() throws Exception {
    Path key = key("one", "ed25519");
    assertThat(approve(key, "Ada Example", "tester").code()).isZero();
    Answer again = approve(key, "Bo Example", "reviewer");
    assertThat(again.code()).isEqualTo(Exit.USAGE);
    assertThat(again.err()).contains("signed as tester and as reviewer: nobody reviews their own");
    Answer sameName = approve(key("two", "ed25519"), "ada  example", "approver");
    assertThat(sameName.err()).contains("ada  example signed as tester and as approver");
  }
}
