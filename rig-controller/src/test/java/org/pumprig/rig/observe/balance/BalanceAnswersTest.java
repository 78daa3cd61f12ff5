package org.pumprig.rig.observe.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.observe.balance.BalanceAnswer.Garbled;
import org.pumprig.rig.observe.balance.BalanceAnswer.None;
import org.pumprig.rig.observe.balance.BalanceAnswer.Other;
import org.pumprig.rig.observe.balance.BalanceAnswer.Weight;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class BalanceAnswersTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "S S     100.00 g, 100000000, true",
        "S D     12.345 g, 12345000, false",
        "S D     -0.001 g, -1000, false",
        "S S      12345 mg, 12345000, true",
        "S S  1.2345678 kg, , ",
        "S S     0.1234 kg, 123400000, true"
      })
  void mtSicsWeights(String line, Long micrograms, Boolean stable) {
    BalanceAnswer answer = BalanceLanguage.MT_SICS.read(line);
    if (micrograms == null) {
      assertThat(answer).isInstanceOf(None.class);
    } else {
      assertThat(answer).isEqualTo(new Weight(micrograms, stable));
    }
  }

  @Test
  void mtSicsTellsWhyThereIsNoWeight() {
    assertThat(BalanceLanguage.MT_SICS.read("S +")).isEqualTo(new None("overload"));
    assertThat(BalanceLanguage.MT_SICS.read("S -")).isEqualTo(new None("underload"));
    assertThat(BalanceLanguage.MT_SICS.read("S I")).isEqualTo(new None("busy"));
    assertThat(BalanceLanguage.MT_SICS.read("ES"))
        .isEqualTo(new None("the command isn't known to it"));
    assertThat(BalanceLanguage.MT_SICS.read("TI D      1.000 g")).isEqualTo(new Other());
    assertThat(BalanceLanguage.MT_SICS.read("I4 A \"1234\"")).isEqualTo(new Other());
    assertThat(BalanceLanguage.MT_SICS.read("@ A \"1234\"")).isEqualTo(new Other());
    assertThat(BalanceLanguage.MT_SICS.read("hello")).isEqualTo(new Garbled());
  }

  @Test
  void sbiWeights() {
    SerialForm form = SerialForm.of(BalanceLanguage.SBI);
    assertThat(form.text()).isEqualTo("9600 8O1");
    BalanceLanguage sbi = BalanceLanguage.SBI;
    assertThat(sbi.read("+   12.345 g  ")).isEqualTo(new Weight(12_345_000, true));
    assertThat(sbi.read("-    0.005    ")).isEqualTo(new Weight(-5_000, false));
    assertThat(sbi.read("N     +   12.345 g  ")).isEqualTo(new Weight(12_345_000, true));
    assertThat(sbi.read("     H        ")).isEqualTo(new None("overload"));
    assertThat(sbi.read("     L        ")).isEqualTo(new None("underload"));
    assertThat(sbi.read("     HH       ")).isEqualTo(new None("overload"));
    assertThat(sbi.read("Stat       Low      ")).isEqualTo(new None("underload"));
    assertThat(sbi.read("      Cal.Ext.")).isEqualTo(new None("busy"));
    assertThat(sbi.read("      --      ")).isEqualTo(new None("busy"));
    assertThat(sbi.read("Err 054       ")).isEqualTo(new None("error of the balance: Err 054"));
    assertThat(sbi.read("+  123.5[6]g  ")).isEqualTo(new Weight(123_560_000, true));
    assertThat(sbi.read("+   12.345")).isEqualTo(new Garbled());
    assertThat(sbi.read("?   12.345 g  ")).isEqualTo(new Garbled());
  }

  /** What isn't stable has no unit, so nobody would know that these are kilograms. */
  @Test
  void sbiWeighsInGramsOrNotAtAll() {
    BalanceLanguage sbi = BalanceLanguage.SBI;
    assertThat(sbi.read("+    0.123 kg "))
        .isEqualTo(new None("a weight in kg: set the balance to grams"));
    assertThat(sbi.read("+      253 pcs"))
        .isEqualTo(new None("a weight in pcs: set the balance to grams"));
  }

  /** Line settings in one word. */
  private record SerialForm(String text) {
    static SerialForm of(BalanceLanguage language) {
      var line = language.line();
      return new SerialForm(
          line.baud() + " " + line.dataBits() + line.parity().name().charAt(0) + line.stopBits());
    }
  }

  @ParameterizedTest
  @EnumSource(BalanceLanguage.class)
  void noLineMakesItFail(BalanceLanguage language) {
    List<String> good =
        List.of("S D     12.345 g", "S +", "TI D      1.000 g", "+   12.345 g  ", "     H        ");
    RandomStream random = new Seed(5).stream("balance lines");
    for (int i = 0; i < 10_000; i++) {
      var text = new StringBuilder(good.get((int) random.nextBelow(good.size())));
      for (long left = random.nextBelow(4); left >= 0; left--) {
        int at = (int) random.nextBelow(text.length() + 1L);
        char c = (char) random.nextBetween(' ', '~');
        if (random.nextChance(500_000) || at == text.length()) {
          text.insert(at, c);
        } else {
          text.setCharAt(at, c);
        }
      }
      assertThat(language.read(text.toString())).as("case %d: %s", i, text).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"S D 999999999.999999 g", "S D .......... g", "S D . g", "S D 1.2.3 g"})
  void oddNumbersAreNoWeights(String line) {
    assertThat(BalanceLanguage.MT_SICS.read(line)).isNotInstanceOf(Weight.class);
  }
}
