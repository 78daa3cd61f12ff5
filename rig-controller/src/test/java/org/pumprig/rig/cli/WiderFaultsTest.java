package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans with the wider vocabulary, simulated: every fault acts and is shown to act. */
class WiderFaultsTest {
  private static final Pattern FAULT = Pattern.compile("\"fault\":\"([^\"]+)\"");

  @TempDir private Path folder;

  @Test
  void faultsInPacketsAreModelledAndProven() throws Exception {
    for (Path run : simulated("packet-loss")) {
      String journal = allProven(run);
      assertThat(journal).contains("counted by modelled").contains("\"backEnd\":\"nft\"");
    }
  }

  @Test
  void aMixWithCyclesRampAndASharedThingIsProven() throws Exception {
    for (Path run : simulated("random-mix")) {
      String journal = allProven(run);
      boolean member = run.toString().matches(".*SN-100[123]");
      assertThat(journal.contains("\"sharedThing\":\"accessPoint\"")).isEqualTo(member);
    }
  }

  @Test
  void aRecordedNetworkIsPlayedAgainAndProven() throws Exception {
    for (Path run : simulated("trace-replay")) {
      assertThat(allProven(run)).contains("counted by modelled");
      assertThat(Workbench.everything(run).keySet())
          .as("the trace is kept with the run")
          .anyMatch(name -> name.endsWith("busy-ward.csv"));
    }
  }

  @Test
  void failOverAndErrorAcknowledgementsAreProvenOnTheUnitsWire() throws Exception {
    for (Path run : simulated("fail-over")) {
      assertThat(allProven(run))
          .contains("\"witness\":\"gatewayReset\"")
          .contains("\"witness\":\"errorAcknowledgement\"");
    }
  }

  @Test
  void virtualTimeHasNoTlsAndNoWardServices() throws Exception {
    copy();
    for (String plan : List.of("tls-faults", "ward-services")) {
      Path file = folder.resolve("plans/" + plan + ".yaml");
      var answer = new Cli(folder.resolve("state")).run("simulate", file);
      assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
      assertThat(answer.err()).contains("can't be simulated: virtual time has no model of it");
      assertThat(new Cli(folder.resolve("state")).run("check", file).code()).isEqualTo(Exit.PASS);
    }
  }

  @Test
  void whatCannotBeSimulatedIsRefused() throws Exception {
    copy();
    Path plan = folder.resolve("plans/packet-loss.yaml");
    Files.writeString(
        plan, Files.readString(plan).replace("fault: loss, nth: 3", "fault: tcpReset"));
    var answer = new Cli(folder.resolve("state")).run("simulate", plan);
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("'tcpReset' can't be simulated");
  }

  @Test
  void checkRefusesWhatTheRigCannotInject() throws Exception {
    copy();
    Path plan = folder.resolve("plans/packet-loss.yaml");
    var answer =
        new Cli(folder.resolve("state"))
            .run("check", plan, "--rig", folder.resolve("rigs/demo.yaml"));
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err())
        .contains("rig 'demo-bench' has nothing that injects 'loss'")
        .contains("topology");
  }

  @Test
  void checkRefusesToTakeALinkThatUnitsShareAndAllowsItToOneAlone() throws Exception {
    copy();
    Path plan = folder.resolve("plans/packet-loss.yaml");
    Files.writeString(
        plan, Files.readString(plan).replace("fault: loss, nth: 3", "fault: linkDown"));
    Path rig = folder.resolve("rigs/router.yaml");
    String own =
        Files.readString(rig)
            .replace(
                "namespaces: made",
                "namespaces: {gateway: hospital, units: {SN-1001: w1, SN-1002: w2}}");
    Files.writeString(rig, own);

    var shared = new Cli(folder.resolve("state")).run("check", plan);
    assertThat(shared.code()).isEqualTo(Exit.USAGE);
    assertThat(shared.err())
        .contains(
            "'linkDown' would take the link 'unit0' from all 2 units of rig 'router-bench': none"
                + " has one of its own. Use a rig of one unit behind that interface, or"
                + " 'namespaces: made'.");

    Files.writeString(
        rig, own.replaceAll("  - \\{serial: SN-1002.*}\n", "").replace(", SN-1002: w2", ""));
    assertThat(new Cli(folder.resolve("state")).run("check", plan).code()).isEqualTo(Exit.PASS);
  }

  private List<Path> simulated(String plan) throws Exception {
    copy();
    Path out = folder.resolve("out");
    var answer =
        new Cli(folder.resolve("state"))
            .run("simulate", folder.resolve("plans/" + plan + ".yaml"), "--out", out);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.PASS);
    return Workbench.runs(out);
  }

  private static String allProven(Path run) throws Exception {
    String journal = Files.readString(run.resolve("journal/00000001.jsonl"));
    assertThat(faults(journal, "fault.proven"))
        .as(run.toString())
        .containsExactlyInAnyOrderElementsOf(faults(journal, "fault.scheduled"));
    assertThat(journal).doesNotContain("\"k\":\"fault.ineffective\"");
    return journal;
  }

  private static List<String> faults(String journal, String kind) {
    return journal
        .lines()
        .filter(line -> line.contains("\"k\":\"" + kind + "\""))
        .flatMap(line -> FAULT.matcher(line).results())
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private void copy() throws Exception {
    FixtureCopy.into(folder);
  }
}
