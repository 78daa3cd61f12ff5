package org.pumprig.rig.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.fault.power.GpioRelay;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.PowerCycleDeclared;
import org.pumprig.rig.event.PowerCycleMethod;
import org.pumprig.rig.event.PowerCycleProof;
import org.pumprig.rig.yaml.InputProblem;

class PowerCycleSectionTest {
  private static final String RELAY = "relay: {gpio: pinctrl-rp1, line: 18, mainsAt: high}";

  private static RealUnit unit(String driver, String rest) throws InputProblem {
    String rig =
        """
        rig: 1
        id: bench
        title: A bench
        notForClinicalUse: true
        firmware: {before: "1"}
        units:
          - {serial: A, driver: %s, link: {serial: /dev/ttyUSB0}, %s}
        """
            .formatted(driver, rest);
    return RigFile.parse("rig.yaml", rig.getBytes(StandardCharsets.UTF_8))
        .real()
        .orElseThrow()
        .units()
        .getFirst();
  }

  private static String problem(String driver, String rest) {
    InputProblem problem = catchThrowableOfType(InputProblem.class, () -> unit(driver, rest));
    assertThat(problem).as(rest).isNotNull();
    return String.valueOf(problem.getMessage());
  }

  @Test
  void aKeyIsPressedByARelayAndNeedsNoOutlet() throws Exception {
    RealUnit unit =
        unit(
            "{kind: servicePort}",
            "screen: {serial: /dev/ttyUSB1}, powerCycle: {by: key, off: 5s, holdStop: 4s, proof:"
                + " [restarted, selfTest], selfTest: SELF TEST, "
                + RELAY
                + "}");
    assertThat(unit.powerCycle())
        .contains(
            new PowerCycleDeclared(
                PowerCycleMethod.KEY,
                List.of(PowerCycleProof.RESTARTED, PowerCycleProof.SELF_TEST),
                "SELF TEST",
                5_000_000_000L,
                0));
    assertThat(unit.cycleRelay())
        .contains(
            new RealUnit.CycleRelay(
                new OutletPlace.Switch(new GpioRelay("pinctrl-rp1", 18, true)),
                4_000_000_000L,
                1_000_000_000L));
    assertThat(unit.lacks()).doesNotContain(Channel.POWER);
  }

  @Test
  void aUnitThatSaysNothingLacksPowerWithoutAnOutlet() throws Exception {
    RealUnit unit = unit("{kind: servicePort}", "downgrade: true");
    assertThat(unit.powerCycle()).isEqualTo(Optional.empty());
    assertThat(unit.lacks()).contains(Channel.POWER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{kind: servicePort} | {by: outlet, proof: [restarted]} | the unit has no 'outlet'",
        "{kind: servicePort} | {by: key, proof: [restarted]} | nothing presses the power key",
        "{kind: servicePort} | {by: battery, proof: [restarted]} | unknown by 'battery'",
        "{kind: servicePort} | {by: operator, proof: [restarted]} | 'within'",
        "{kind: servicePort} | {by: operator, within: 5min, proof: []} | proof",
        "{kind: servicePort} | {by: operator, within: 5min, proof: [selfTest]} | Write both",
        "{kind: servicePort} | {by: operator, within: 5min, proof: [restarted], off: 5min} | 'off'",
        "{kind: servicePort} | {by: operator, within: 5min, proof: [restarted], holdStop: 1s} | how"
            + " long a relay",
        "{kind: alaris} | {by: operator, within: 5min, proof: [restarted]} | doesn't tell how long",
      })
  void whatTheUnitCannotDoOrShowIsRefused(String driver, String cycle, String message) {
    assertThat(problem(driver.strip(), "powerCycle: " + cycle.strip())).contains(message.strip());
  }

  @Test
  void anOutletAloneLeavesTheBatteryIn() {
    String outlet = "outlet: {shelly: 192.0.2.30}, powerCycle: ";
    assertThat(problem("{kind: servicePort}", outlet + "{by: outletAndBypass, proof: [restarted]}"))
        .contains("nothing takes the battery away");
    assertThat(
            problem(
                "{kind: servicePort}", outlet + "{by: outlet, proof: [restarted], " + RELAY + "}"))
        .contains("'relay' has no use here");
  }
}
