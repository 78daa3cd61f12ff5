package org.pumprig.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "DURATION, 90s, 90000000000",
    "DURATION, 1.5 ms, 1500000",
    "DURATION, 2h, 7200000000000",
    "RATE, 125 mL/h, 125000",
    "RATE, 0.1 mL/h, 100",
    "RATE, 1 mL/min, 60000",
    "VOLUME, 50 mL, 50000",
    "SHARE, 5 %, 50000",
    "DATA_RATE, 64 kbit/s, 64000",
    "DATA, 4 KiB, 4096"
  })
  void readsWhatPeopleWrite(Quantity quantity, String text, long base) throws QuantityException {
    assertThat(quantity.parse(text)).isEqualTo(base);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "90", "-1s", "1e3s", "90 s x", "0.1ns", "99999999d"})
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> Quantity.DURATION.parse(text))
        .isInstanceOf(QuantityException.class)
        .hasMessageContaining(text);
  }

  @Test
  void unitOfAnotherQuantityIsNamedWithThoseThatFit() {
    assertThatThrownBy(() -> Quantity.DURATION.parse("90 mL/h"))
        .isInstanceOf(QuantityException.class)
        .hasMessageContaining("'mL/h' is no unit here")
        .hasMessageContaining("units: ns, us, ms, s, min, h, d");
  }

  @Test
  void everyFormattedValueReadsTheSame() throws QuantityException {
    for (Quantity quantity : Quantity.values()) {
      for (long base : new long[] {0, 1, 999, 1_000, 60_000, 90_000_000_000L, 1L << 40}) {
        assertThat(quantity.parse(quantity.format(base))).as("%s", quantity).isEqualTo(base);
      }
    }
    assertThat(Quantity.DURATION.format(90_000_000_000L)).isEqualTo("90 s");
  }
}
