package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What pump, bench and gateway refuse, in one line that says how to mend it. */
class StandingMisuseTest {
  @TempDir private Path folder;

  static Stream<Arguments> misuses() {
    return Stream.of(
        misuse("Did you mean 'freeFlow'?", "pump", "--defect", "freeflow"),
        misuse("no emulated pump speaks 'x'", "pump", "--protocol", "x"),
        misuse("Did you mean 'before'?", "pump", "--firmware", "befor"),
        misuse("there is no serial device /dev/none", "pump", "--serial", "/dev/none"),
        misuse("/dev is no serial device", "pump", "--serial", "/dev"),
        misuse("exclude each other", "pump", "--serial", "pty", "--listen", "127.0.0.1:0"),
        misuse("--listen must be HOST:PORT", "pump", "--listen", "4001"),
        misuse("--gateway must be HOST:PORT", "pump", "--gateway", "a"),
        misuse("--unit takes letters", "pump", "--unit", "SN 1"),
        misuse("--status-every", "pump", "--status-every", "1"),
        misuse("--status-every takes", "pump", "--status-every", "1h"),
        misuse("--tls-authority belongs to --gateway", "pump", "--tls-authority", "a.pem"),
        misuse("unknown version of TLS", "gateway", "--tls", "SSLv3"),
        misuse("--authority belongs to --tls", "gateway", "--authority", "a.pem"),
        misuse("'help' lists", "gateway", "--listen", "127.0.0.1:0", "--do", "explode"),
        misuse("speaks no TLS", "gateway", "--listen", "127.0.0.1:0", "--do", "tls TLSv1.2 off"),
        misuse("Write it such as", "gateway", "--listen", "127.0.0.1:0", "--do", "restart 5"),
        misuse("there is no such file", "bench", "none.yaml"));
  }

  private static Arguments misuse(String message, String... command) {
    return Arguments.of(message, List.of(command));
  }

  @ParameterizedTest
  @MethodSource("misuses")
  void isNamedInOneLine(String message, List<String> command) {
    var answer = new Cli(folder).run(command.toArray());
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err().lines()).hasSize(1);
    assertThat(answer.err()).contains(message);
  }

  @ParameterizedTest
  @MethodSource("firmware")
  void everyProfileThatIsOfferedByNameComesWithPumpRig(String name) {
    assertThat(org.pumprig.fixtures.Fixtures.text("firmware/" + name + ".yaml"))
        .contains("illustrative: true");
  }

  static List<String> firmware() {
    return org.pumprig.rig.emulated.FirmwareChoice.NAMES;
  }
}
