package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.cli.Cli.Answer;

/** The example passes the conformance kit, and a program that only echoes doesn't. */
@Tag("integration")
class DriverCheckIT {
  @TempDir private Path folder;

  private Answer check(Object... command) {
    return new Cli(folder.resolve("state")).run(command);
  }

  @Test
  void theExamplePasses() throws Exception {
    Path example = folder.resolve("example.py");
    Files.write(example, Fixtures.bytes("drivers/example.py"));
    Answer answer = check("driver", "check", "--", "python3", example);
    assertThat(answer.code()).as("%s", answer).isZero();
    assertThat(answer.out())
        .contains("pass  it answers a ping", "pass  it ends when its input ends")
        .contains("pass  it says of each of 50 pieces of a log file that it read it")
        .doesNotContain("FAIL");
  }

  @Test
  void aProgramThatEchoesFails() {
    Answer answer = check("driver", "check", "--answers-within", "300ms", "--", "cat");
    assertThat(answer.code()).isEqualTo(Exit.FAIL);
    assertThat(answer.out()).contains("FAIL  it answers a ping");
  }

  @Test
  void aProgramThatSaysItReadsLogFilesMustDoSo() throws Exception {
    Path liar = folder.resolve("liar.py");
    Files.writeString(
        liar, Fixtures.text("drivers/example.py").replace("== \"logFile\"", "== \"never\""));
    Answer answer = check("driver", "check", "--answers-within", "4s", "--", "python3", liar);
    assertThat(answer.code()).isEqualTo(Exit.FAIL);
    assertThat(answer.out())
        .contains("pass  it lives after the link went and came")
        .contains("FAIL  it says of each of 50 pieces of a log file that it read it: no answer");
  }

  @Test
  void aProgramThatIsNotThereIsMisuse() {
    Answer answer = check("driver", "check", "--", "/no/such/program");
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("'/no/such/program' can't be started");
  }
}
