package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;

class CheckCommandTest {
  @TempDir private Path folder;
  private Workbench bench = new Workbench(Path.of(""));

  @BeforeEach
  void write() throws Exception {
    bench = Workbench.in(folder.resolve("bench"));
  }

  private Answer check(Object... more) throws Exception {
    var before = Workbench.everything(folder);
    Object[] args = new Object[more.length + 2];
    args[0] = "check";
    args[1] = bench.plan();
    System.arraycopy(more, 0, args, 2, more.length);
    Answer answer = new Cli(folder.resolve("state")).run(args);
    assertThat(Workbench.everything(folder)).as("check touches nothing").isEqualTo(before);
    return answer;
  }

  private void refused(Answer answer, String file, int line, String what) {
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err().lines())
        .singleElement()
        .asString()
        .startsWith(bench.path(file) + ":" + line + ": ")
        .contains(what);
  }

  @Test
  void aGoodPlanIsExplained() throws Exception {
    Answer answer = check();
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out())
        .contains("Plan short", "Rig demo-bench", "Slot 1 of 2", "gatewayRestart", "can't judge");
  }

  @Test
  void jsonHoldsTheScheduleAndPeopleReadOnStandardError() throws Exception {
    Answer answer = check("--json");
    assertThat(answer.code()).isZero();
    assertThat(Cli.isOneCanonicalLine(answer.out())).isTrue();
    assertThat(answer.out())
        .contains("\"fault\":\"gatewayRestart\"", "\"id\":\"r0-after-SN-1002\"");
    assertThat(answer.err()).contains("Plan short");
  }

  @Test
  void anUnknownKeyIsNamedWithItsLine() throws Exception {
    int line = bench.change("plans/short.yaml", "replicates: 1", "replicats: 1");
    refused(check(), "plans/short.yaml", line, "replicats");
  }

  @Test
  void aRigFileThatIsNotThereIsNamedWhereThePlanNamesIt() throws Exception {
    int line = bench.change("plans/short.yaml", "../rigs/short.yaml", "../rigs/shorter.yaml");
    refused(check(), "plans/short.yaml", line, "shorter.yaml");
  }

  @Test
  void anotherRigFileIsReadInstead() throws Exception {
    bench.write("rigs/bad.yaml", "rig: 2\n");
    refused(check("--rig", bench.path("rigs/bad.yaml")), "rigs/bad.yaml", 1, "");
  }

  @Test
  void aFirmwareProfileIsCheckedTooThoughThePlanAndTheRigAreGood() throws Exception {
    int line = bench.change("firmware/before.yaml", "  priority: 1", "  priority: soon");
    refused(check(), "firmware/before.yaml", line, "priority");
  }

  @Test
  void aFirmwareProfileThatIsNotThereIsNamed() throws Exception {
    int line = bench.change("rigs/short.yaml", "../firmware/after.yaml", "../firmware/none.yaml");
    refused(check(), "rigs/short.yaml", line, "none.yaml, which is no file");
  }

  @Test
  void aPlanThatIsNotThereIsNamed() {
    Answer answer = new Cli(folder.resolve("state")).run("check", folder.resolve("none.yaml"));
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).startsWith(folder.resolve("none.yaml") + ":1: there is no such file");
  }
}
