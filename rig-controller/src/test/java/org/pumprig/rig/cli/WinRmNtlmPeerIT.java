package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;

/**
 * dist/pumprig-winrm with NTLM and certificates, against a server whose NTLM is gss-ntlmssp's: by
 * other people than the client's. No Windows.
 */
@Tag("peer")
class WinRmNtlmPeerIT {
  private static final Path PROGRAM = Path.of("dist/pumprig-winrm").toAbsolutePath();
  private static final List<Path> NEEDED =
      List.of(
          Path.of("/usr/lib/python3/dist-packages/winrm"),
          Path.of("/usr/lib/python3/dist-packages/gssapi"));
  private static final long PATIENCE_SECONDS = 60;
  private static final String LINE = "sc.exe stop \"HL7 Listener\"";

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();
  private WinRmServer machine;

  @BeforeEach
  void start() throws IOException {
    for (Path each : NEEDED) {
      assumeTrue(
          Files.isDirectory(each), "skipped: no " + each + " (python3-winrm, python3-gssapi)");
    }
    machine = new WinRmServer(line -> line.equals(LINE) ? 0 : 5);
    Files.write(folder.resolve("gate.py"), Fixtures.bytes("peers/ntlm-gate.py"));
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
    if (machine != null) {
      machine.close();
    }
  }

  private Process begin(String... argv) throws IOException {
    Process process =
        new ProcessBuilder(argv).directory(folder.toFile()).redirectErrorStream(true).start();
    started.add(process);
    return process;
  }

  /** Where the gate listens. */
  private String gate(String... certificate) throws IOException {
    var argv =
        new ArrayList<>(
            List.of(
                "/usr/bin/python3", "gate.py", machine.endpoint(), "rig:" + WinRmServer.PASSWORD));
    argv.addAll(List.of(certificate));
    String port = begin(argv.toArray(String[]::new)).inputReader().readLine();
    assertThat(port).matches("[0-9]+");
    return (certificate.length == 0 ? "http" : "https") + "://127.0.0.1:" + port + "/wsman";
  }

  private record Ended(int code, String said) {}

  private Ended program(String endpoint, String password, String more, String... argv)
      throws Exception {
    Path config = folder.resolve("gw7.ini");
    Files.writeString(
        config,
        "[winrm]\nendpoint = %s\nuser = rig\npassword = %s\nwithin = 20\n%s\n"
            .formatted(endpoint, password, more));
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
    var all = new ArrayList<>(List.of(PROGRAM.toString(), config.toString()));
    all.addAll(List.of(argv));
    Process process = begin(all.toArray(String[]::new));
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), said);
  }

  private Ended stop(String endpoint, String password, String more) throws Exception {
    return program(endpoint, password, more, "sc.exe", "stop", "HL7 Listener");
  }

  /** A certificate that nobody else vouches for, with its key behind it. */
  private String certificate(String name, String subject) throws Exception {
    Process openssl =
        begin(
            ("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=gw7 -addext"
                    + " subjectAltName=%s -keyout %s.key -out %s.pem")
                .formatted(subject, name, name)
                .split(" "));
    String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(openssl.waitFor()).as(said).isZero();
    Files.writeString(
        folder.resolve(name + "-both.pem"),
        Files.readString(folder.resolve(name + ".pem"))
            + Files.readString(folder.resolve(name + ".key")));
    return folder.resolve(name + ".pem").toString();
  }

  @Test
  void overPlainHttpMessagesAreEncryptedAndAnExitCodeIsPassedOn() throws Exception {
    String endpoint = gate();
    Ended done = stop(endpoint, WinRmServer.PASSWORD, "");
    assertThat(done).isEqualTo(new Ended(0, ""));
    assertThat(machine.lines()).containsExactly(LINE);

    Ended denied = program(endpoint, WinRmServer.PASSWORD, "transport = ntlm", "sc.exe", "query");
    assertThat(denied).isEqualTo(new Ended(5, "denied"));

    Ended stranger = stop(endpoint, "wrong", "");
    assertThat(stranger.code()).isEqualTo(69);
    assertThat(stranger.said()).contains("pumprig-winrm: " + endpoint, "credentials were rejected");
    assertThat(machine.lines()).hasSize(2);
  }

  @Test
  void overTlsTheServersCertificateIsChecked() throws Exception {
    String ours = certificate("ours", "IP:127.0.0.1");
    String endpoint = gate(folder.resolve("ours-both.pem").toString());
    assertThat(stop(endpoint, WinRmServer.PASSWORD, "authority = " + ours))
        .isEqualTo(new Ended(0, ""));
    assertThat(machine.lines()).containsExactly(LINE);

    String other = certificate("other", "DNS:gw8.ward");
    for (String authority : List.of("", "authority = " + other)) {
      Ended unknown = stop(endpoint, WinRmServer.PASSWORD, authority);
      assertThat(unknown.code()).as(unknown.said()).isEqualTo(69);
      assertThat(unknown.said()).contains("certificate verify failed");
    }
    Ended wrongName =
        stop(
            gate(folder.resolve("other-both.pem").toString()),
            WinRmServer.PASSWORD,
            "authority = " + other);
    assertThat(wrongName.code()).as(wrongName.said()).isEqualTo(69);
    assertThat(wrongName.said()).contains("127.0.0.1");
    assertThat(machine.lines()).as("nothing was run on a machine that isn't proved").hasSize(1);
  }
}
