package org.pumprig.rig.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.yaml.InputProblem;

class RegisterFileTest {
  private static final String REGISTER = Fixtures.text("calibration/instruments.yaml");
  private static final LocalDate DUE = LocalDate.parse("2027-03-01");

  record Mistake(String piece, String instead, int line, String message) {}

  static final List<Mistake> MISTAKES =
      List.of(
          new Mistake("due: 2027-03-01", "due: next year", 9, "'next year' is no date"),
          new Mistake("due: 2027-03-01", "due: 2025-03-01", 9, "before it was calibrated"),
          new Mistake("    due: 2027-03-01\n", "", 4, "nothing says until when"),
          new Mistake("id: BAL-8", "id: BAL-7", 12, "'BAL-7'"),
          new Mistake("kind: balance", "sort: balance", 5, "'sort'"),
          new Mistake("    certificate: CAL-2026-0118\n", "", 4, "'certificate'"),
          new Mistake(
              "    needsNone:",
              "    due: 2027-01-01\n    needsNone:",
              18,
              "contradict each other"));

  private static CalibrationRegister parse(String text) throws InputProblem {
    return RegisterFile.parse("register.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void allThatStandsThereIsRead() throws InputProblem {
    CalibrationRegister register = parse(REGISTER);
    assertThat(register.ids()).containsExactly("BAL-7", "BAL-8", "PLUG-2");
    Instrument balance = register.find("BAL-7").orElseThrow();
    assertThat(balance.what()).isEqualTo("balance, serial number B-1047");
    assertThat(balance.held()).contains(new Instrument.Held(LocalDate.parse("2026-03-02"), DUE));
    assertThat(balance.uncertainty()).startsWith("±0.8 mg");
    assertThat(register.find("PLUG-2").orElseThrow().needsNone()).contains("measures nothing");
  }

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void aMistakeIsNamedWithItsLine(Mistake mistake) {
    String text = REGISTER.replaceFirst(mistake.piece(), mistake.instead());
    assertThat(text).isNotEqualTo(REGISTER);
    InputProblem problem = catchThrowableOfType(InputProblem.class, () -> parse(text));
    assertThat(problem).isNotNull();
    assertThat(problem.getMessage())
        .startsWith("register.yaml:" + mistake.line() + ": ")
        .contains(mistake.message());
  }

  @Test
  void theDueDayStillCountsAndTheNextOneNot() throws InputProblem {
    Instrument balance = parse(REGISTER).find("BAL-7").orElseThrow();
    assertThat(balance.doubt(DUE.minusDays(2), DUE)).isEmpty();
    assertThat(balance.doubt(DUE.minusDays(2), DUE.plusDays(1)))
        .contains("its calibration ends on 2027-03-01, and it is needed until 2027-03-02");
    assertThat(balance.doubt(DUE.plusDays(1), DUE.plusDays(1)))
        .contains("its calibration ended on 2027-03-01");
    assertThat(balance.doubt(LocalDate.EPOCH, LocalDate.EPOCH).orElseThrow())
        .contains("this machine's clock is wrong");
  }

  @Test
  void whatNeedsNoCalibrationIsNeverInDoubt() throws InputProblem {
    Instrument plug = parse(REGISTER).find("PLUG-2").orElseThrow();
    assertThat(plug.doubt(LocalDate.EPOCH, LocalDate.MAX)).isEqualTo(Optional.empty());
  }
}
