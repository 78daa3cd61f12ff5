package org.pumprig.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.UserAuthFactory;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/**
 * Programs on another machine over SSH, one connection each. Logs in by key file or agent, never by
 * password; reads no configuration of the user's; checks the host's key against the known-hosts
 * file given, and writes nothing into it.
 *
 * <p>The remote login shell must be a POSIX shell: it reads the line that {@link ShellQuote} makes.
 * A program that outlives its time loses its connection; SSH cannot promise that it ends.
 */
final class SshCommands implements Commands {
  private static final long MOST_CONNECT_MILLIS = 10_000;

  private final CommandPlace.Ssh place;
  private final Optional<Path> agent;

  SshCommands(CommandPlace.Ssh place) {
    this(
        place,
        Optional.ofNullable(System.getenv("SSH_AUTH_SOCK"))
            .filter(path -> !path.isEmpty())
            .map(Path::of));
  }

  /**
   * @param agent socket of the user's agent
   */
  SshCommands(CommandPlace.Ssh place, Optional<Path> agent) {
    this.place = place;
    this.agent = agent;
  }

  @Override
  public String where() {
    return place.toString();
  }

  @Override
  public Result run(List<String> argv, String input, long withinNanos) throws IOException {
    String line = ShellQuote.line(argv);
    long millis = Math.max(1, withinNanos / 1_000_000);
    SshHostKeys hostKeys = SshHostKeys.of(place);
    try (SshClient client = client(hostKeys)) {
      client.start();
      try (ClientSession session =
          session(client, hostKeys, Math.min(millis, MOST_CONNECT_MILLIS))) {
        return execute(session, line, argv.getFirst(), input, millis);
      }
    }
  }

  private SshClient client(SshHostKeys hostKeys) throws IOException {
    SshClient client = SshClient.setUpDefaultClient();
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setPasswordIdentityProvider(PasswordIdentityProvider.EMPTY_PASSWORDS_PROVIDER);
    client.setFilePasswordProvider(FilePasswordProvider.EMPTY);
    var byKey = new UserAuthPublicKeyFactory(client.getSignatureFactories());
    client.setUserAuthFactories(List.<UserAuthFactory>of(byKey));
    client.setServerKeyVerifier(hostKeys);
    client.setSignatureFactories(hostKeys.algorithms(client.getSignatureFactories()));
    var identity = place.identity();
    if (identity.isPresent()) {
      client.setAgentFactory(null);
      client.setKeyIdentityProvider(KeyIdentityProvider.wrapKeyPairs(keys(identity.get())));
    } else {
      client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
      client.setAgentFactory(
          new SshAgentSocket.Factory(
              agent.orElseThrow(
                  () ->
                      new IOException(
                          place
                              + ": no key file is given and no SSH agent runs (SSH_AUTH_SOCK)"))));
    }
    return client;
  }

  private List<KeyPair> keys(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("%s: the key file %s can't be read".formatted(place, file));
    }
    for (PosixFilePermission each : Files.getPosixFilePermissions(file)) {
      if (each.name().startsWith("GROUP_") || each.name().startsWith("OTHERS_")) {
        throw new IOException(
            "%s: the key file %s is open to others; chmod 600 it".formatted(place, file));
      }
    }
    var keys = new ArrayList<KeyPair>();
    try (var in = Files.newInputStream(file)) {
      var name = NamedResource.ofName(file.toString());
      var loaded = SecurityUtils.loadKeyPairIdentities(null, name, in, FilePasswordProvider.EMPTY);
      if (loaded != null) {
        loaded.forEach(keys::add);
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "%s: the key file %s can't be used (is it encrypted? then use an agent): %s"
              .formatted(place, file, e.getMessage()),
          e);
    }
    if (keys.isEmpty()) {
      throw new IOException("%s: no private key in %s".formatted(place, file));
    }
    return keys;
  }

  private ClientSession session(SshClient client, SshHostKeys hostKeys, long millis)
      throws IOException {
    ClientSession session;
    try {
      session =
          client.connect(place.user(), place.host(), place.port()).verify(millis).getSession();
    } catch (IOException e) {
      throw new IOException(place + " can't be reached: " + firstLine(e), e);
    }
    try {
      session.auth().verify(millis);
      return session;
    } catch (IOException e) {
      session.close(true);
      String refusal = hostKeys.refusal();
      String what = brokeOff(e) ? " can't be reached: " : " does not let us in: ";
      throw new IOException(refusal == null ? place + what + firstLine(e) : refusal, e);
    }
  }

  /** The connection's own failure, not a refusal by who is at its other end. */
  private static boolean brokeOff(IOException failure) {
    Throwable root = root(failure);
    return root instanceof IOException && !(root instanceof SshException);
  }

  private Result execute(
      ClientSession session, String line, String program, String input, long millis)
      throws IOException {
    var output = new Bounded();
    var error = new Bounded();
    try (ChannelExec channel = session.createExecChannel(line)) {
      channel.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      channel.setOut(output);
      channel.setErr(error);
      channel.open().verify(millis);
      var state = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), millis);
      if (state.contains(ClientChannelEvent.TIMEOUT)) {
        channel.close(true);
        throw new IOException(
            "%s (%s) did not end within %d ms; it may still run".formatted(program, place, millis));
      }
      @Nullable Integer exit = channel.getExitStatus();
      if (exit == null) {
        throw new IOException(
            "%s (%s) ended without an exit code: signal %s"
                .formatted(program, place, channel.getExitSignal()));
      }
      return new Result(exit, output.text(), error.text());
    }
  }

  private static String firstLine(Throwable failure) {
    Throwable root = root(failure);
    String text = String.valueOf(root.getMessage());
    return root instanceof java.nio.channels.UnresolvedAddressException
        ? "no such host"
        : text.lines().findFirst().orElse(root.getClass().getSimpleName());
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; depth < 8 && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    return root;
  }

  /** Keeps what fits and forgets the rest. */
  private static final class Bounded extends ByteArrayOutputStream {
    @Override
    public synchronized void write(int value) {
      if (count < OUTPUT_LIMIT_BYTES) {
        super.write(value);
      }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, Math.min(length, OUTPUT_LIMIT_BYTES - count));
    }

    synchronized String text() {
      return toString(StandardCharsets.UTF_8);
    }
  }
}
