package org.pumprig.rig.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Key–value lines and witness lines. */
class LinesTest {
  @ParameterizedTest
  @CsvSource({"1,0,NORMAL", "0,1,ALARM", "0,0,CABLE_OUT", "1,1,IMPOSSIBLE"})
  void bothContactsTogether(String nc, String no, ContactState state) {
    assertThat(WitnessLines.contact("CONTACT nc=" + nc + " no=" + no))
        .contains(new ContactRead(state));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONTACT nc=10",
        "CONTACT nc=10 no=",
        "CONTACT no=01",
        "CONTACT nc=1",
        "CONTACT nc=2 no=0",
        "CONTACT",
        "FLOW nc=1 no=0"
      })
  void halfAContactIsNone(String line) {
    assertThat(WitnessLines.contact(line)).isEmpty();
  }

  @Test
  void flowAndScreen() {
    assertThat(WitnessLines.flow("FLOW nl=123")).contains(new FlowRead(123));
    assertThat(WitnessLines.flow("FLOW nl=x")).isEmpty();
    assertThat(WitnessLines.flow("FLOW")).isEmpty();
    assertThat(WitnessLines.screen("SCREEN text=SYSTEM_ERROR_EC220"))
        .contains(new ScreenRead("SYSTEM ERROR EC220"));
    assertThat(WitnessLines.screen("SCREEN text=")).contains(new ScreenRead(""));
    assertThat(WitnessLines.screen("SCREEN")).isEmpty();
  }

  @Test
  void aLineHasAWordAndFewPairsEachOnce() {
    assertThat(KeyValues.parse("")).isEmpty();
    assertThat(KeyValues.parse("   ")).isEmpty();
    assertThat(KeyValues.parse("A b")).isEmpty();
    assertThat(KeyValues.parse("A =b")).isEmpty();
    assertThat(KeyValues.parse("A b=1 b=1")).isEmpty();
    assertThat(KeyValues.parse("A" + " b=1".repeat(40))).isEmpty();
    assertThat(KeyValues.parse(" A  b=c=d "))
        .hasValueSatisfying(kv -> assertThat(kv.text("b")).contains("c=d"));
  }

  @Test
  void noLineThrowsAndWhatIsReadCanStandInTheRecord() {
    int read = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      RandomStream random = new Seed(seed).stream("lines");
      String line = LineNoise.line(random);
      for (var parsed :
          java.util.List.of(
              WitnessLines.flow(line), WitnessLines.contact(line), WitnessLines.screen(line))) {
        parsed.ifPresent(
            input -> assertThat(CanonicalJson.bytes(input)).as("%s", line).isNotEmpty());
        read += parsed.isPresent() ? 1 : 0;
      }
    }
    assertThat(read).isPositive();
  }
}
