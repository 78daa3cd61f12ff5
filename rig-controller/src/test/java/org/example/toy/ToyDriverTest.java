package org.example.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.link.LinkEvent;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.Mutations;
import org.pumprig.rig.driver.Wire;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;

/** A driver that PumpRig has never heard of is found, read from a rig file, and works. */
class ToyDriverTest {
  private static Driver driver(String question) throws InputProblem {
    String rig =
        """
        rig: 1
        id: toys
        title: A toy
        notForClinicalUse: true
        firmware: {installed: "1"}
        units:
          - serial: TOY-1
            driver: {kind: toy, question: "%s"}
            link: {tcp: 127.0.0.1:7}
        """
            .formatted(question);
    return RigFile.parse("toys.yaml", rig.getBytes(StandardCharsets.UTF_8))
        .real()
        .orElseThrow()
        .units()
        .getFirst()
        .driver();
  }

  @Test
  void itIsFoundByItsKindAndReadsTheUnit() throws InputProblem {
    var wire = new Wire();
    wire.answer(
        link ->
            link.open(
                event -> {
                  if (event instanceof LinkEvent.Received) {
                    link.send(new byte[] {'R', '#'});
                  }
                }));
    wire.open(driver("?"));
    wire.pass(100 * Wire.MS);
    assertThat(wire.last(ServiceStatus.class).state()).isEqualTo(PumpState.INFUSING);
    assertThat(wire.last(ChannelGarbled.class).sampleHex()).isEqualTo("23");
  }

  @Test
  void itsOwnMistakesInTheRigFileAreNamedWithTheirLine() {
    assertThatThrownBy(() -> driver("??"))
        .hasMessageContaining("toys.yaml:8")
        .hasMessageContaining("'question' must be one character");
  }

  @Test
  void noiseDoesItNoHarm() throws InputProblem {
    var wire = new Wire();
    var peer = new Mutations.Peer();
    wire.answer(peer::take);
    wire.open(driver("?"));
    wire.pass(10 * Wire.MS);
    Mutations.of(List.of(new byte[] {'R'}, new byte[] {'S', 'E'}), 10_000)
        .forEach(
            bytes -> {
              peer.send(bytes);
              wire.pass(2 * Wire.MS);
            });
    assertThat(wire.told).noneMatch(input -> input.toString().contains("the driver failed"));
  }
}
