package org.pumprig.pump.protocol.newera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NewEraPumpTest {
  private static final long SECOND = 1_000_000_000L;

  private static NewEraPump powered(int address) {
    var pump = new NewEraPump(new NewEraSettings(address, "NE1000V3.928", 0, List.of()));
    pump.power(true, 0);
    assertThat(pump.request(address + "VER", 0)).hasValue("0" + address + "A?R");
    return pump;
  }

  private static String ask(NewEraPump pump, String request, long atNanos) {
    return pump.request(request, atNanos).orElse("nothing");
  }

  @Test
  void aTimedPauseStandsBetweenTwoPhases() {
    NewEraPump pump = powered(0);
    for (String request :
        List.of("RAT 36 MH", "VOL 0.02", "PHN 2", "FUN PAS 5", "PHN 3", "FUN RAT", "RAT 36 MH")) {
      assertThat(ask(pump, request, 0)).isEqualTo("00S");
    }
    ask(pump, "PHN 2", 0);
    assertThat(ask(pump, "FUN", 0)).isEqualTo("00SPAS5");
    assertThat(ask(pump, "RUN", 0)).startsWith("00I");
    assertThat(ask(pump, "", SECOND)).isEqualTo("00I");
    assertThat(ask(pump, "", 3 * SECOND)).as("20 uL at 10 uL/s are through").isEqualTo("00T");
    assertThat(pump.fluidNanolitres(6 * SECOND)).isCloseTo(20_000, within(1.0));
    assertThat(ask(pump, "", 8 * SECOND)).isEqualTo("00I");
    assertThat(pump.fluidNanolitres(9 * SECOND)).isCloseTo(40_000, within(20.0));
  }

  @Test
  void aPauseOfNoTimeIsRefused() {
    NewEraPump pump = powered(0);
    assertThat(ask(pump, "FUN PAS 0", 0)).isEqualTo("00S?OOR");
    assertThat(ask(pump, "FUN PAS", 0)).isEqualTo("00S?");
  }

  @Test
  void aBurstIsCarriedOutByEachPumpWithoutAWord() {
    NewEraPump first = powered(0);
    NewEraPump second = powered(1);
    for (NewEraPump pump : List.of(first, second)) {
      assertThat(ask(pump, "0 RAT 100 MH * 1 RAT 250 MH *", 0)).isEqualTo("nothing");
    }
    assertThat(ask(first, "0RAT", 0)).isEqualTo("00S100.0MH");
    assertThat(ask(second, "1RAT", 0)).isEqualTo("01S250.0MH");
  }
}
