package org.pumprig.rig.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.rig.yaml.InputProblem;

/** What serves one unit, or one purpose, serves no other. */
class ClaimsTest {
  private static void parse(String first, String second, String button) throws InputProblem {
    String rig =
        """
        rig: 1
        id: bench
        title: A bench
        notForClinicalUse: true
        firmware: {before: "1"}
        units:
          - {serial: A, driver: {kind: servicePort}, link: {serial: /dev/ttyUSB0}, %s}
          - {serial: B, driver: {kind: servicePort}, link: {serial: /dev/ttyUSB1}, %s}
        %s
        """
            .formatted(first, second, button);
    RigFile.parse("rig.yaml", rig.getBytes(StandardCharsets.UTF_8));
  }

  private static String problem(String first, String second, String button) {
    InputProblem problem =
        catchThrowableOfType(InputProblem.class, () -> parse(first, second, button));
    assertThat(problem).as("%s and %s", first, second).isNotNull();
    return String.valueOf(problem.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "outlet: {shelly: 192.0.2.3} | outlet: {shelly: 192.0.2.3} | the Shelly at 192.0.2.3:80,"
            + " channel 0",
        "outlet: {gpio: c, line: 4, mainsAt: low} | outlet: {gpio: c, line: 4, mainsAt: high} |"
            + " line 4 of GPIO chip c",
        "outlet: {gpio: c, line: 4, mainsAt: low} | contact: {gpio: c, alarm: 3, normal: 4} | line"
            + " 4 of GPIO chip c",
        "outlet: {usbRelay: BITFT, relay: 1, mainsAt: open} | outlet: {usbRelay: BITFT, relay: 1,"
            + " mainsAt: open} | the relay 1 of the USB board BITFT",
        "outlet: {off: [sw, a], on: [sw, b], state: [sw]} | outlet: {off: [sw, c], on: [sw, b],"
            + " state: [sw]} | an outlet that 'sw b' switches on (here)",
        "outlet: {tcp: \"192.0.2.3:1\"} | outlet: {tcp: \"192.0.2.3:1\"} | the port tcp"
            + " 192.0.2.3:1",
        "screen: {serial: /dev/ttyUSB2} | flow: {serial: /dev/ttyUSB2} | the port /dev/ttyUSB2",
        "downgrade: true | screen: {serial: /dev/ttyUSB0} | the port /dev/ttyUSB0",
      })
  void isRefusedWithTheLineOfTheFirst(String first, String second, String what) {
    assertThat(problem(first.strip(), second.strip(), ""))
        .isEqualTo(
            "rig.yaml:8: "
                + what.strip()
                + " is used already (line 7). Give each its own: what is done to one would be done"
                + " to the other.");
  }

  @Test
  void aRelayOfThePowerCycleAndTheRedButtonCountToo() {
    String cycle =
        "powerCycle: {by: key, proof: [restarted], relay: {gpio: c, line: 7, mainsAt: high}}";
    assertThat(
            problem("outlet: {gpio: c, line: 7, mainsAt: high}, " + cycle, "downgrade: true", ""))
        .contains("line 7 of GPIO chip c is used already");
    assertThat(problem(cycle, "downgrade: true", "redButton: {gpio: c, line: 7}"))
        .startsWith("rig.yaml:9: line 7 of GPIO chip c is used already (line 7)");
  }

  @Test
  void othersOfTheSameKindAndSeveralInstrumentsOfOneUnitAtAServerAreNotRefused() {
    assertThatCode(
            () ->
                parse(
                    "outlet: {shelly: 192.0.2.3}, flow: {tcp: \"192.0.2.9:1\"}, screen: {tcp:"
                        + " \"192.0.2.9:1\"}",
                    "outlet: {shelly: 192.0.2.3, channel: 1}, contact: {gpio: c, alarm: 1, normal:"
                        + " 2}",
                    "redButton: {gpio: d, line: 1}"))
        .doesNotThrowAnyException();
  }
}
