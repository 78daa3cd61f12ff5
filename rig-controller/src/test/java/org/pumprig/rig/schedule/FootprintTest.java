package org.pumprig.rig.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;

/** What check names as touched is all that a rig file lets the rig touch. */
class FootprintTest {
  private static final Path FIXTURES = Path.of("../fixtures").toAbsolutePath().normalize();

  @Test
  void anAccessPointOfTheRigIsAProgramAndTwoRadios() throws IOException, InputProblem {
    assertThat(touched("access-point", "address: 10.77.0.11", "address: 10.77.0.11"))
        .contains(
            "the interfaces wlan0 and eth1 of this machine, as root",
            "the program hostapd, which is the access point ward and ends with the rig",
            "the radio wlan1, to listen",
            "the program tcpdump, which reads each unit's TCP along and ends with the rig",
            "SN-2001: nurse-call contact at lines 23 and 24 of GPIO chip pinctrl-rp1");
  }

  @Test
  void whatTakesPowerFromAUnitOrLooksAtItIsNamed() throws IOException, InputProblem {
    assertThat(
            touched(
                "access-point",
                "    address: 10.77.0.11",
                """
                    address: 10.77.0.11
                    powerCycle: {by: outletAndBypass, proof: [restarted], relay: {gpio: pinctrl-rp1, line: 19, mainsAt: low}}
                    sound:
                      capture: [arecord, -q, -t, raw, -f, S16_LE, -c, 1, -r, 16000]
                      rateHz: 16000
                      alarms: [{alarm: high, tonesHz: [523], cadence: [150ms]}]
                    camera: {frame: [fswebcam, -q, "{file}"]}\
                """))
        .contains(
            "SN-2001: relay of its power cycle at relay at line 19 of GPIO chip pinctrl-rp1",
            "SN-2001: microphone, by arecord",
            "SN-2001: camera, by fswebcam");
  }

  @Test
  void somebodyElsesAccessPointIsNamed() throws IOException, InputProblem {
    assertThat(
            touched(
                "pointed-pump",
                "units:\n  - serial: SN-2001\n",
                """
                accessPoint:
                  faults: [{fault: apDisabled, begin: [wifi, down], end: [wifi, up], acts: [./away]}]
                units:
                  - serial: SN-2001
                    mac: "02:00:00:00:10:01"
                """))
        .contains("the units' access point, by the programs of the rig file");
  }

  private static List<String> touched(String rigName, String was, String is)
      throws IOException, InputProblem {
    String rigText = Files.readString(FIXTURES.resolve("rigs/" + rigName + ".yaml"));
    assertThat(rigText).contains(was);
    var rig =
        RigFile.parse(
            FIXTURES.resolve("rigs/rig.yaml").toString(),
            rigText.replace(was, is).getBytes(StandardCharsets.UTF_8));
    return Footprint.touched(PlanFile.read(FIXTURES.resolve("plans/access-point.yaml")), rig);
  }
}
