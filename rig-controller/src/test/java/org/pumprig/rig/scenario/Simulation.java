package org.pumprig.rig.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.rundir.JudgeRun;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.session.VirtualSession;

/** A campaign simulated into a directory, as {@code pumprig simulate} does it. */
record Simulation(Inputs inputs, CampaignDirectory directory) {
  static Simulation run(Path plan, long seed, Path out) throws Exception {
    Inputs inputs = Inputs.read(plan, Optional.empty(), Optional.of(seed));
    CampaignDirectory directory = CampaignDirectory.create(out);
    List<String> problems =
        VirtualSession.run(
            inputs,
            Campaign.of(inputs.plan(), inputs.rig()),
            directory,
            new QuietProgress(remark -> {}));
    assertThat(problems).as("seed %d", seed).isEmpty();
    return new Simulation(inputs, directory);
  }

  List<RunVerdict> verdicts() throws Exception {
    var verdicts = new ArrayList<RunVerdict>();
    for (Path run : directory.runs()) {
      verdicts.add(JudgeRun.read(run));
    }
    return verdicts;
  }

  /** Every file, by its path below the campaign's directory, as text that shows each byte. */
  Map<String, String> files() throws IOException {
    try (Stream<Path> inside = Files.walk(directory.root())) {
      var files = new HashMap<String, String>();
      for (Path file : inside.filter(Files::isRegularFile).toList()) {
        files.put(
            directory.root().relativize(file).toString(),
            Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
      return new TreeMap<>(files);
    }
  }
}
