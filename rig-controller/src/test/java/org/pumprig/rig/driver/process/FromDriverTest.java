package org.pumprig.rig.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.driver.Mutations;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.json.CanonicalJson;

class FromDriverTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aCodeIsReadAndABadOneRefused() throws FromDriver.Problem {
    assertThat(FromDriver.parse(bytes("{\"type\":\"code\",\"code\":\"E12\",\"raw\":\"45\"}")))
        .isInstanceOfSatisfying(
            FromDriver.Observed.class,
            seen -> assertThat(seen.observation()).isEqualTo(new ServiceEvent("E12", -1)));
    assertThatThrownBy(
            () -> FromDriver.parse(bytes("{\"type\":\"code\",\"code\":\"a b\",\"raw\":\"45\"}")))
        .isInstanceOf(FromDriver.Problem.class)
        .hasMessageContaining("a code is");
    assertThatThrownBy(() -> FromDriver.parse(bytes("{\"type\":\"code\",\"code\":\"E\"}")))
        .hasMessageContaining("lacks the text 'raw'");
  }

  @Test
  void anUnknownTypeIsForLaterVersions() throws FromDriver.Problem {
    assertThat(FromDriver.parse(bytes("{\"type\":\"weather\"}")))
        .isEqualTo(new FromDriver.Ignored("weather"));
  }

  @Test
  void bytesThatCameAreFoundAndOthersNot() {
    var heard = new Heard();
    heard.add(bytes("RUN 1"));
    heard.add(bytes("25 42\n"));
    assertThat(heard.holds(bytes("125"))).isTrue();
    assertThat(heard.holds(bytes("126"))).isFalse();
    assertThat(heard.holds(bytes(""))).isFalse();
    heard.add(new byte[40_000]);
    assertThat(heard.holds(bytes("125"))).isFalse();
  }

  @Test
  void noLineDoesMoreThanBeRefusedAndWhatIsReadCanStandInTheRecord() {
    List<byte[]> lines =
        List.of(
            bytes("{\"type\":\"status\",\"state\":\"infusing\",\"code\":\"NONE\",\"raw\":\"41\"}"),
            bytes("{\"type\":\"identity\",\"firmware\":\"1.2\",\"model\":\"m\",\"raw\":\"41\"}"),
            bytes("{\"type\":\"log\",\"number\":1,\"code\":\"E\",\"text\":\"x\",\"raw\":\"41\"}"),
            bytes("{\"type\":\"hello\",\"version\":1,\"capabilities\":[\"programs\"]}"),
            bytes("[".repeat(60)));
    int[] read = new int[1];
    Mutations.of(lines, Mutations.count(10_000))
        .forEach(
            line -> {
              try {
                if (FromDriver.parse(line) instanceof FromDriver.Observed seen) {
                  assertThat(CanonicalJson.bytes(seen.observation())).isNotEmpty();
                  read[0]++;
                }
              } catch (FromDriver.Problem refused) {
                assertThat(refused.getMessage()).isNotBlank();
              }
            });
    assertThat(read[0]).isGreaterThan(500);
  }
}
