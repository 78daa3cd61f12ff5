package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pumprig.fixtures.Fixtures;

/** The plans about serial lines and mains, with their rig, in a folder of their own. */
record LineFaults(Path folder) {
  static final List<String> SERIAL =
      List.of(
          "serialByteLoss",
          "serialBitFlips",
          "serialTruncation",
          "serialBreak",
          "serialNoise",
          "serialDelay",
          "serialStuck",
          "serialUnplugged");

  static LineFaults in(Path folder) throws IOException {
    for (String fixture :
        List.of(
            "plans/serial-faults.yaml",
            "plans/power-off.yaml",
            "rigs/serial-line.yaml",
            "rigs/demo.yaml",
            "firmware/before.yaml",
            "firmware/after.yaml",
            "firmware/placebo.yaml")) {
      Path file = folder.resolve(fixture);
      Files.createDirectories(file.getParent());
      Files.write(file, Fixtures.bytes(fixture));
    }
    return new LineFaults(folder);
  }

  Path plan(String name) {
    return folder.resolve("plans/" + name + ".yaml");
  }

  void change(String name, String piece, String instead) throws IOException {
    String text = Files.readString(plan(name));
    assertThat(text).contains(piece);
    Files.writeString(plan(name), text.replace(piece, instead));
  }

  Path out() {
    return folder.resolve("out");
  }

  Cli.Answer command(Object... words) {
    return new Cli(folder.resolve("state")).run(words);
  }

  /** Each fault acted and was seen by the witness, on every unit. */
  void allProven(List<String> faults, String witness) throws IOException {
    for (Path run : Workbench.runs(out())) {
      String journal = Files.readString(run.resolve("journal/00000001.jsonl"));
      List<String> proven =
          journal.lines().filter(line -> line.contains("\"k\":\"fault.proven\"")).toList();
      for (String fault : faults) {
        assertThat(proven)
            .as(run + " " + fault)
            .anyMatch(line -> line.contains("-" + fault + "-") && line.contains(witness));
      }
      assertThat(journal).doesNotContain("\"k\":\"fault.failed\"", "\"k\":\"fault.ineffective\"");
    }
  }
}
