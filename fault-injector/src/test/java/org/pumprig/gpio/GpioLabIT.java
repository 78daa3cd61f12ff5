package org.pumprig.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.lab.GuestClassPath;
import org.pumprig.fixtures.lab.Lab;
import org.pumprig.fixtures.lab.LabGuest;
import org.pumprig.fixtures.lab.LabTable;
import org.pumprig.fixtures.lab.SimulatedChip;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/** A simulated chip of a real kernel: claimed, driven and read by Pi4J on the guest's Java. */
@Lab
class GpioLabIT {
  private static final long WITHIN = 240_000_000_000L;

  private static final SimulatedChip CHIP = new SimulatedChip("pumprig-gpio");

  @Test
  void pi4jOnTheCharacterDevice(LabGuest guest) throws Exception {
    Commands there = guest.ssh(CommandPlace.Ssh::new).commands();
    String chip = run(there, List.of("bash", "-c", CHIP.made())).strip();
    Map<String, String> said = new HashMap<>();
    try {
      run(there, program(guest, chip)).lines().forEach(line -> take(line, said));
    } finally {
      run(there, List.of("bash", "-c", CHIP.gone()));
    }
    assertThat(said).containsEntry("lines", "8").containsEntry("done", "yes");
    assertThat(said).as("the level comes with the claim").containsEntry("claimed", "1");
    for (int i = 0; i < 20; i++) {
      boolean high = i % 2 == 1;
      assertThat(said).containsEntry("set" + i, high ? "1 HIGH" : "0 LOW");
      assertThat(said)
          .as("an edge, at a time between cause and news")
          .containsEntry("edge" + i, (high ? "LOW" : "HIGH") + " true");
    }
    assertThat(said)
        .containsEntry("before", "LOW")
        .containsEntry("bounce", "none")
        .containsEntry("pressed", "HIGH")
        .containsEntry("again", "LOW")
        .containsEntry("relayClaimed", "true 0")
        .containsEntry("relayOff", "false 1")
        .containsEntry("relayOn", "true 0");
    assertThat(said.get("relayNowhere")).contains("no GPIO chip with the label 'nowhere'");
    assertThat(said.get("twice")).contains("line 0 of GPIO chip pumprig-bench", "busy");
    assertThat(said.get("beyond")).contains("GPIO chip pumprig-bench has lines 0 to 7");
    assertThat(said.get("unknown"))
        .contains("no GPIO chip with the label 'nowhere'", "pumprig-bench");
    report(guest, said);
  }

  private static void report(LabGuest guest, Map<String, String> said) throws IOException {
    long[] told = new long[20];
    for (int i = 0; i < told.length; i++) {
      told[i] = Long.parseLong(said.getOrDefault("toldMicros" + i, "0"));
    }
    java.util.Arrays.sort(told);
    LabTable.enter(
        guest, "gpio", "an output set, read back", "at most " + said.get("setMicros") + " us");
    LabTable.enter(
        guest,
        "gpio",
        "an edge of 20, from its cause to the news of it",
        "median %d us, at most %d us".formatted(told[10], told[19]));
  }

  private static void take(String line, Map<String, String> said) {
    int space = line.indexOf(' ');
    if (space > 0) {
      said.put(line.substring(0, space), line.substring(space + 1));
    }
  }

  private static String run(Commands there, List<String> argv) throws IOException {
    Commands.Result result = there.run(argv, "", WITHIN);
    assertThat(result.ok()).as("%s: %s", argv, result.complaint()).isTrue();
    return result.output();
  }

  private static List<String> program(LabGuest guest, String chip) throws IOException {
    String options = "-XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED";
    return List.of("java", GuestClassPath.copy(guest, options), GpioProgram.class.getName(), chip);
  }
}
