package org.pumprig.rig.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.rundir.JudgeRun;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.session.VirtualSession;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;

/** A pump whose battery carries it through: {@code plans/battery.yaml}, in virtual time. */
class BatteryTest {
  @TempDir Path folder;

  @BeforeEach
  void copy() throws Exception {
    for (String file :
        List.of("plans/battery.yaml", "rigs/battery.yaml", "firmware/before-on-battery.yaml")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), Fixtures.text(file));
    }
  }

  private Path plan() {
    return folder.resolve("plans/battery.yaml");
  }

  private void rig(String from, String to) throws Exception {
    Path file = folder.resolve("rigs/battery.yaml");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  /** As {@code pumprig simulate} does it, without asking whether the rig can do it. */
  private Map<String, RequirementResult> unchecked() throws Exception {
    byte[] plan = Files.readAllBytes(plan());
    byte[] rigBytes = Files.readAllBytes(folder.resolve("rigs/battery.yaml"));
    var rig = RigFile.parse(folder.resolve("rigs/battery.yaml").toString(), rigBytes);
    var inputs =
        new Inputs(PlanFile.readWithRig(plan(), Optional.empty()).plan(), plan, rig, rigBytes);
    CampaignDirectory directory = CampaignDirectory.create(folder.resolve("unchecked"));
    assertThat(
            VirtualSession.run(
                inputs, Campaign.of(inputs.plan(), rig), directory, new QuietProgress(_ -> {})))
        .isEmpty();
    return results(directory);
  }

  private static Map<String, RequirementResult> results(CampaignDirectory directory)
      throws Exception {
    return JudgeRun.read(directory.runs().getFirst()).results().stream()
        .collect(Collectors.toMap(RequirementResult::requirementId, result -> result));
  }

  private static String cell(Map<String, RequirementResult> results, String requirement) {
    RequirementResult result = Objects.requireNonNull(results.get(requirement), requirement);
    return result.verdict() + " " + result.reason();
  }

  @Test
  void theBatteryCarriesItAndTheKeyIsAPowerCycle() throws Exception {
    Simulation done = Simulation.run(plan(), 13, folder.resolve("out"));
    var results = results(done.directory());
    assertThat(cell(results, "REQ-WATCHDOG")).contains("FAIL");
    assertThat(cell(results, "REQ-THERAPY"))
        .contains("PASS"); // 3 s without mains among the windows
    assertThat(cell(results, "REQ-REPROGRAM")).contains("PASS");
    assertThat(cell(results, "REQ-LOG")).contains("PASS");
    String journal =
        done.files().entrySet().stream()
            .filter(file -> file.getKey().contains("journal"))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining());
    assertThat(journal)
        .contains("by key, proved by linkLost, restarted")
        .contains("powerCycle.declared");
  }

  @Test
  void aCycleByTheOutletAloneIsRefused() throws Exception {
    rig("by: key", "by: outlet");
    assertThatThrownBy(() -> Inputs.read(plan(), Optional.empty(), Optional.empty()))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("runs on from its battery");
  }

  @Test
  void wereItTriedTheUnitWouldNotBeBlamed() throws Exception {
    rig("by: key", "by: outlet");
    var results = unchecked();
    assertThat(cell(results, "REQ-REPROGRAM"))
        .contains("INCONCLUSIVE")
        .contains("not seen: linkLost, restarted");
    assertThat(cell(results, "REQ-LOG")).contains("INCONCLUSIVE");
    assertThat(cell(results, "REQ-RECONNECT")).contains("INCONCLUSIVE").contains("not proved");
  }
}
