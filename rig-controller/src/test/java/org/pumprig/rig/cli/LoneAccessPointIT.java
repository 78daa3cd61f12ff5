package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 'faults apply' on somebody else's access point: files are what its programs do and see. */
@Tag("integration")
class LoneAccessPointIT {
  @TempDir private Path folder;
  private Path rig;

  @BeforeEach
  void writeRig() throws IOException {
    Path off = folder.resolve("off");
    Path away = folder.resolve("away");
    rig =
        Files.writeString(
            folder.resolve("rig.yaml"),
            """
            rig: 1
            id: ward
            title: Two pumps on somebody else's access point
            notForClinicalUse: true
            firmware: {before: 8.00.01}
            accessPoint:
              faults:
                - {fault: apDisabled, begin: [touch, %s], end: [rm, -f, %s], acts: [test, -e, %s]}
                - fault: stationDeauthenticated
                  begin: [touch, "%s-{mac}"]
                  end: [rm, -f, "%s-{mac}"]
                  acts: [test, -e, "%s-{mac}"]
                - {fault: beaconLoss, begin: [touch, %s], end: [rm, -f, %s], acts: ["false"]}
                - {fault: apKilled, begin: [touch, %s], end: ["true"], acts: ["true"]}
            units:
              - {serial: SN-1, driver: {kind: servicePort}, link: {tcp: "127.0.0.1:7001"}, mac: "02:00:00:00:10:01"}
              - {serial: SN-2, driver: {kind: servicePort}, link: {tcp: "127.0.0.1:7002"}, mac: "02:00:00:00:10:02"}
            """
                .formatted(off, off, off, away, away, away, off, off, folder.resolve("never")));
  }

  private Cli.Answer apply(String... words) {
    var whole = new ArrayList<Object>(List.of("faults", "apply"));
    whole.addAll(List.of(words));
    whole.addAll(List.of("--lasts", "300ms", "--rig", rig));
    return new Cli(folder.resolve("state")).run(whole.toArray());
  }

  private void refused(String message, String... words) {
    Cli.Answer answer = apply(words);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains(message);
    assertThat(new Cli(folder.resolve("state")).run("faults", "list").out())
        .isEqualTo("No fault is open.\n");
  }

  @Test
  void itIsDoneSeenForEveryUnitAndTakenBack() {
    Cli.Answer off = apply("apDisabled");
    assertThat(off.code()).as(off.toString()).isEqualTo(Exit.PASS);
    assertThat(off.out())
        .contains("By the programs given for the access point, run here", "In force: ")
        .contains("proven: program: test -e (here) says that it acts");
    assertThat(folder.resolve("off")).doesNotExist();

    Cli.Answer away = apply("stationDeauthenticated", "--unit", "SN-2");
    assertThat(away.code()).as(away.toString()).isEqualTo(Exit.PASS);
    assertThat(folder.resolve("away-02:00:00:00:10:02")).doesNotExist();
    assertThat(folder.resolve("away-02:00:00:00:10:01")).doesNotExist();
  }

  @Test
  void whatNoWitnessSeesIsNotEffective() {
    Cli.Answer blind = apply("beaconLoss");
    assertThat(blind.code()).as(blind.toString()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(blind.out()).contains("not effective: program: false (here) says that it doesn't");
    assertThat(folder.resolve("off")).doesNotExist();
  }

  @Test
  void whatCannotBeIsRefusedAndNothingIsDone() {
    refused(
        "stationDeauthenticated is for one unit: add --unit, one of SN-1, SN-2.",
        "stationDeauthenticated");
    refused(
        "--unit: rig 'ward' has no unit 'SN-9', only SN-1, SN-2.",
        "stationDeauthenticated",
        "--unit",
        "SN-9");
    refused(
        "has no programs for fading, only for apDisabled, stationDeauthenticated, beaconLoss",
        "fading",
        "--power",
        "3");
    refused("true (here) says that apKilled acts on SN-1 before anything was done", "apKilled");
    assertThat(folder.resolve("never")).doesNotExist();
  }

  @Test
  void aKilledOneIsEndedByClear() throws Exception {
    try (var process =
        LoneProcess.apply(
            List.of(),
            folder.resolve("state"),
            folder.resolve("log"),
            "apDisabled",
            "--lasts",
            "60s",
            "--rig",
            rig.toString())) {
      process.inForce().kill();
      assertThat(folder.resolve("off")).exists();
      Cli cli = new Cli(folder.resolve("state"));
      assertThat(cli.run("faults", "list").out()).contains("-apDisabled", "wifi on access-point");
      Cli.Answer cleared = cli.run("faults", "clear");
      assertThat(cleared.code()).as(cleared.toString()).isZero();
      assertThat(folder.resolve("off")).doesNotExist();
    }
  }
}
