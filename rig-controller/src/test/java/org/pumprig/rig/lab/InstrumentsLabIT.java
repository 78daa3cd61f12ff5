package org.pumprig.rig.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.lab.GuestClassPath;
import org.pumprig.fixtures.lab.Lab;
import org.pumprig.fixtures.lab.LabGuest;
import org.pumprig.fixtures.lab.LabTable;
import org.pumprig.fixtures.lab.SimulatedChip;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;
import org.pumprig.rig.event.ContactState;

/**
 * Instruments and actuators on devices of a real kernel: a USB relay board behind hidraw (beside
 * Debian's own program for such boards), a nurse call's contacts, a red button, a drop sensor and a
 * power key at GPIO lines, a microphone that is an ALSA loop-back with a made alarm in it, a camera
 * that is V4L2's test driver.
 */
@Lab
class InstrumentsLabIT {
  private static final long WITHIN = 900_000_000_000L;
  private static final SimulatedChip CHIP = new SimulatedChip("pumprig-instruments");
  private static final String DEVICES =
      """
      modprobe -a uhid hid-generic snd-aloop
      modprobe vivid n_devs=1 node_types=0x1
      """;

  @Test
  void onDevicesOfTheGuestsKernel(LabGuest guest) throws Exception {
    Commands there = guest.ssh(CommandPlace.Ssh::new).commands();
    String java = GuestClassPath.copy(guest, "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    run(there, List.of("bash", "-c", DEVICES));
    String chip = run(there, List.of("bash", "-c", CHIP.made())).strip();
    Map<String, String> said = new HashMap<>();
    try {
      run(there, List.of("java", java, InstrumentProgram.class.getName(), chip))
          .lines()
          .map(line -> line.split(" ", 2))
          .filter(words -> words.length == 2)
          .forEach(words -> said.put(words[0], words[1]));
    } finally {
      run(there, List.of("bash", "-c", CHIP.gone() + "\nrmmod vivid snd-aloop uhid || true"));
    }
    assertThat(said).containsEntry("done", "yes").doesNotContainKey("failure");
    assertThat(said)
        .as("the contact at rest is mains on; off closes relay 2 alone")
        .containsEntry("usbFirst", "Optional[true]")
        .containsEntry("usbOff", "done 2")
        .containsEntry("usbOn", "done 1");
    assertThat(said)
        .as("somebody else's order to relay 1: %s", said.get("usbPeer"))
        .containsEntry("usbPeerDid", "3");
    assertThat(said.get("usbPeerTells")).contains("PRIG1_1=1", "PRIG1_2=1");
    assertThat(said.get("usbOther")).contains("no USB relay board is called 'OTHER'", "PRIG1");
    for (ContactState state : ContactState.values()) {
      assertThat(said).containsEntry("contact." + state.onDisk(), state.onDisk());
    }
    assertThat(said.get("buttonOut")).contains("line 5 of GPIO chip", "or its cable is out");
    assertThat(said).containsEntry("buttonReleased", "quiet");
    assertThat(said.get("buttonPressed")).contains("is pressed, or its cable is out");
    assertThat(said).containsEntry("drops", "10");
    assertThat(said.get("jet")).contains("stays interrupted");
    assertThat(said)
        .containsEntry("keyOff", "done")
        .containsEntry("keyOn", "done")
        .containsEntry("keyOnAgain", "done")
        .containsEntry("heard", "high");
    List<Long> held =
        Arrays.stream(said.getOrDefault("keyHeldMillis", "").replaceAll("[\\[\\] ]", "").split(","))
            .map(Long::valueOf)
            .toList();
    assertThat(held).as("once to stop, once to start, not again").hasSize(2);
    assertThat(held.getFirst()).isGreaterThanOrEqualTo(1_900);
    assertThat(held.getLast()).isGreaterThanOrEqualTo(900L);
    assertThat(said.get("picture")).matches("\\d+x\\d+");
    enter(guest, said, held);
  }

  private static void enter(LabGuest guest, Map<String, String> said, List<Long> held)
      throws IOException {
    LabTable.enter(
        guest,
        "power",
        "relay 2 of a USB board (hidraw) off, on, beside Debian's usbrelay",
        "the board did so and told so; usbrelay reads the same");
    LabTable.enter(
        guest,
        "power",
        "a power key at a GPIO line held 2 s to stop, 1 s to start",
        held.getFirst() + " ms, " + held.getLast() + " ms");
    LabTable.enter(
        guest,
        "gpio",
        "a nurse call's contacts: normal, alarm, cable out, both closed",
        "each told, within %s us (stated: %s us, on a Pi)"
            .formatted(said.get("contactMicros"), said.get("contactStatedMicros")));
    LabTable.enter(
        guest,
        "gpio",
        "a red button at a line, pressed",
        "told after " + said.get("buttonMicros") + " us; with its cable out nothing begins");
    LabTable.enter(
        guest,
        "drops",
        "10 drops at a GPIO line",
        "10 counted, each told within " + said.get("dropMicros") + " us; a jet is none");
    LabTable.enter(
        guest,
        "sound",
        "an alarm of 523 and 1046 Hz through ALSA's loop-back",
        String.format(
            Locale.ROOT,
            "heard with a confidence of %.1f %%",
            Integer.parseInt(said.getOrDefault("confidencePpm", "")) / 1e4));
    LabTable.enter(
        guest, "camera", "a picture of V4L2's test driver", said.getOrDefault("picture", ""));
  }

  private static String run(Commands there, List<String> argv) throws IOException {
    Commands.Result result = there.run(argv, "", WITHIN);
    assertThat(result.ok()).as("%s: %s%n%s", argv, result.complaint(), result.output()).isTrue();
    return result.output();
  }
}
