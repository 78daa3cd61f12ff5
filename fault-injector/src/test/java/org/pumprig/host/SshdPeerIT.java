package org.pumprig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.ssh.Sshd;

/** Against Debian's OpenSSH server, started here on loopback with throw-away keys; needs root. */
@Tag("peer")
class SshdPeerIT {
  private static final long LIMIT_NANOS = 20_000_000_000L;

  @TempDir Path folder;
  private Sshd server;

  @BeforeEach
  void start() throws IOException {
    Optional<String> missing = Sshd.missing();
    assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElseThrow());
    server = Sshd.start(folder);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static Commands.Result local(String... argv) throws IOException {
    var result = LocalCommands.here().run(List.of(argv), "", LIMIT_NANOS);
    assertThat(result.ok()).as(result.complaint()).isTrue();
    return result;
  }

  private CommandPlace.Ssh place(String hostKey, Optional<Path> identity) throws IOException {
    return new CommandPlace.Ssh(
        "127.0.0.1", server.port(), "root", server.known(hostKey), identity);
  }

  @Test
  void argumentsArriveAsTheyAreWhicheverTypeOfHostKeyIsKnown() throws IOException {
    for (String type : List.of("ed25519", "rsa", "ecdsa")) {
      var result =
          place(type, Optional.of(folder.resolve("id")))
              .commands()
              .run(List.of("printf", "%s|", "it's", "$(id)", "a\nb", ""), "", LIMIT_NANOS);
      assertThat(result).as(type).isEqualTo(new Commands.Result(0, "it's|$(id)|a\nb||", ""));
    }
  }

  @Test
  void hostKeyOfAnotherMachineIsRefused() throws IOException {
    Sshd.key(folder.resolve("host_foreign"), "rsa");
    var place = place("foreign", Optional.of(folder.resolve("id")));
    assertThatThrownBy(() -> place.commands().run(List.of("true"), "", LIMIT_NANOS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("host key has CHANGED");
  }

  @Test
  void agentSignsWithoutAKeyFile() throws IOException {
    Path socket = folder.resolve("agent");
    Process agent =
        new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("agent.log").toFile())
            .start();
    try {
      Awaitility.await().until(() -> Files.exists(socket));
      local("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", folder.resolve("id").toString());
      var commands = new SshCommands(place("ed25519", Optional.empty()), Optional.of(socket));
      assertThat(commands.run(List.of("echo", "hello"), "", LIMIT_NANOS).output())
          .isEqualTo("hello\n");
    } finally {
      agent.destroyForcibly();
    }
  }

  @Test
  void noAgentAndNoKeyIsSaid() throws IOException {
    var commands = new SshCommands(place("ed25519", Optional.empty()), Optional.empty());
    assertThatThrownBy(() -> commands.run(List.of("true"), "", LIMIT_NANOS))
        .hasMessageContaining("no SSH agent runs");
  }
}
