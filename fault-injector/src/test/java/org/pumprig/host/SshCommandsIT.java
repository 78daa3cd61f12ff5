package org.pumprig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server of the same library, which hands every line to this machine's {@code sh}. */
@Tag("integration")
class SshCommandsIT {
  private static final long LIMIT_NANOS = 20_000_000_000L;

  @TempDir Path folder;
  private SshServer server;
  private KeyPair hostKey;
  private KeyPair userKey;

  @BeforeEach
  void start() throws Exception {
    hostKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    userKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPublickeyAuthenticator(
        (user, key, session) ->
            user.equals("rig") && KeyUtils.compareKeys(key, userKey.getPublic()));
    server.setCommandFactory(
        (channel, line) -> new ProcessShellFactory(line, "sh", "-c", line).createShell(channel));
    server.start();
    writeKey(folder.resolve("id"), userKey);
    known(hostKey);
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(true);
  }

  private static void writeKey(Path file, KeyPair key) throws Exception {
    try (var out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "throw-away", null, out);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private void known(KeyPair key) throws IOException {
    Files.writeString(
        folder.resolve("known_hosts"),
        "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
  }

  private CommandPlace.Ssh place() {
    return place("rig", server.getPort(), "id");
  }

  private CommandPlace.Ssh place(String user, int port, String key) {
    return new CommandPlace.Ssh(
        "127.0.0.1", port, user, folder.resolve("known_hosts"), Optional.of(folder.resolve(key)));
  }

  private static Commands.Result run(CommandPlace place, String... argv) throws IOException {
    return place.commands().run(List.of(argv), "", LIMIT_NANOS);
  }

  @Test
  void programRunsWithItsArgumentsInputAndExitCode() throws IOException {
    assertThat(run(place(), "printf", "%s|", "it's", "$HOME", "a  b", "`x`", ";exit 7"))
        .isEqualTo(new Commands.Result(0, "it's|$HOME|a  b|`x`|;exit 7|", ""));
    assertThat(place().commands().run(List.of("cat"), "Grüße\n", LIMIT_NANOS).output())
        .isEqualTo("Grüße\n");
    assertThat(run(place(), "sh", "-c", "echo no >&2; exit 3"))
        .isEqualTo(new Commands.Result(3, "", "no\n"));
    assertThat(place().commands().where()).isEqualTo("ssh rig@127.0.0.1:" + server.getPort());
  }

  @Test
  void changedHostKeyIsRefusedAndNothingRuns() throws Exception {
    known(KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256));
    Path trace = folder.resolve("trace");
    assertThatThrownBy(() -> run(place(), "touch", trace.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("host key has CHANGED")
        .hasMessageContaining(KeyUtils.getFingerPrint(hostKey.getPublic()));
    assertThat(trace).doesNotExist();
  }

  @Test
  void unknownHostKeyIsRefusedAndTheFileIsNotWritten() throws IOException {
    Files.writeString(folder.resolve("known_hosts"), "");
    assertThatThrownBy(() -> run(place(), "true"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("host key is not known")
        .hasMessageContaining("known_hosts has no line for [127.0.0.1]:" + server.getPort());
    assertThat(folder.resolve("known_hosts")).isEmptyFile();
  }

  @Test
  void wrongUserOrKeyIsNotLetIn() throws Exception {
    assertThatThrownBy(() -> run(place("root", server.getPort(), "id"), "true"))
        .hasMessageContaining("does not let us in");
    writeKey(folder.resolve("other"), KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256));
    assertThatThrownBy(() -> run(place("rig", server.getPort(), "other"), "true"))
        .hasMessageContaining("does not let us in");
  }

  @Test
  void keyFileThatOthersCanReadIsRefused() throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve("id"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> run(place(), "true")).hasMessageContaining("chmod 600");
    assertThatThrownBy(() -> run(place("rig", server.getPort(), "absent"), "true"))
        .hasMessageContaining("can't be read");
  }

  @Test
  void unreachableHostIsOneClearLine() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    knownAt(free);
    assertThatThrownBy(() -> run(place("rig", free, "id"), "true"))
        .isInstanceOf(IOException.class)
        .message()
        .startsWith("ssh rig@127.0.0.1:" + free + " can't be reached: ")
        .doesNotContain("\n");
  }

  @Test
  void aConnectionThatIsResetBeforeItLetsUsInIsNoRefusal() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      knownAt(socket.getLocalPort());
      Thread.ofVirtual().start(() -> greetAndReset(socket));
      assertThatThrownBy(() -> run(place("rig", socket.getLocalPort(), "id"), "true"))
          .isInstanceOf(IOException.class)
          .message()
          .contains(" can't be reached: ")
          .doesNotContain("\n");
    }
  }

  private void knownAt(int port) throws IOException {
    Files.writeString(
        folder.resolve("known_hosts"),
        "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n");
  }

  private static void greetAndReset(ServerSocket socket) {
    try (Socket taken = socket.accept()) {
      taken.getOutputStream().write("SSH-2.0-going\r\n".getBytes(StandardCharsets.US_ASCII));
      taken.getInputStream().read(); // it has begun to speak
      taken.setSoLinger(true, 0);
    } catch (IOException e) {
      // the client's own complaint is what is looked at
    }
  }

  @Test
  void programThatTakesTooLongIsGivenUp() {
    assertThatThrownBy(() -> place().commands().run(List.of("sleep", "20"), "", 1_500_000_000L))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not end within 1500 ms");
  }
}
