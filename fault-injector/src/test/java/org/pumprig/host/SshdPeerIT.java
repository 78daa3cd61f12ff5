package org.pumprig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
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

/** Against Debian's OpenSSH server, started here on loopback with throw-away keys; needs root. */
@Tag("peer")
class SshdPeerIT {
  private static final long LIMIT_NANOS = 20_000_000_000L;
  private static final Path SSHD = Path.of("/usr/sbin/sshd");

  @TempDir Path folder;
  private Process server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(Files.isExecutable(SSHD), "skipped: no OpenSSH server (package openssh-server)");
    assumeTrue("root".equals(System.getProperty("user.name")), "skipped: sshd needs root here");
    Files.createDirectories(Path.of("/run/sshd")); // its privilege separation folder
    for (String type : List.of("ed25519", "rsa", "ecdsa")) {
      local("ssh-keygen", "-q", "-t", type, "-N", "", "-f", folder.resolve("host_" + type) + "");
    }
    local("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve("id") + "");
    Files.copy(folder.resolve("id.pub"), folder.resolve("authorized"));
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Files.writeString(
        folder.resolve("config"),
        """
        ListenAddress 127.0.0.1
        Port %d
        HostKey %s/host_ed25519
        HostKey %s/host_rsa
        HostKey %s/host_ecdsa
        AuthorizedKeysFile %s/authorized
        PasswordAuthentication no
        StrictModes no
        UsePAM no
        PidFile none
        """
            .formatted(port, folder, folder, folder, folder));
    server =
        new ProcessBuilder(SSHD.toString(), "-D", "-f", folder.resolve("config").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("sshd.log").toFile())
            .start();
    Awaitility.await().until(this::listens);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Commands.Result local(String... argv) throws IOException {
    var result = LocalCommands.here().run(List.of(argv), "", LIMIT_NANOS);
    assertThat(result.ok()).as(result.complaint()).isTrue();
    return result;
  }

  private CommandPlace.Ssh place(String hostKey, Optional<Path> identity) throws IOException {
    Path known = folder.resolve("known_" + hostKey);
    String key = Files.readString(folder.resolve("host_" + hostKey + ".pub"));
    Files.writeString(known, "[127.0.0.1]:" + port + " " + key);
    return new CommandPlace.Ssh("127.0.0.1", port, "root", known, identity);
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
    local("ssh-keygen", "-q", "-t", "rsa", "-N", "", "-f", folder.resolve("host_foreign") + "");
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
