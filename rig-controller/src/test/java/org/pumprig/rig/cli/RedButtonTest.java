package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;

/** A rig with a red button on a machine that has no such GPIO chip. */
class RedButtonTest {
  @TempDir private Path folder = Path.of("");
  private Workbench bench = new Workbench(Path.of(""));

  @BeforeEach
  void button() throws IOException {
    bench = Workbench.in(folder.resolve("bench"));
    bench.change("rigs/short.yaml", "units:", "redButton: {gpio: no-such-chip, line: 5}\nunits:");
  }

  private Answer cli(Object... args) {
    return new Cli(folder.resolve("state")).run(args);
  }

  @Test
  void checkSaysThatItIsRead() {
    Answer answer = cli("check", bench.plan());
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(answer.out())
        .contains("the red button at line 5 of GPIO chip no-such-chip, which it reads");
  }

  @Test
  void whereItCanNotBeReadNothingIsRun() throws IOException {
    Path out = folder.resolve("out");
    Answer answer = cli("run", bench.plan(), "--out", out);
    assertThat(answer.code()).as(answer.toString()).isNotZero();
    assertThat(answer.err()).contains("no GPIO chip with the label 'no-such-chip'");
    assertThat(Files.exists(out.resolve("runs")) ? Workbench.runs(out) : java.util.List.of())
        .isEmpty();
  }

  @Test
  void aLineThatNoChipHasIsRefused() throws IOException {
    bench.change("rigs/short.yaml", "line: 5", "line: 5000");
    assertThat(cli("check", bench.plan()).err()).contains("'line'", "1023");
  }
}
