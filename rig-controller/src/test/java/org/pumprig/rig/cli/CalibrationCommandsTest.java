package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.cli.Cli.Answer;

/** Instruments that are not in date are refused, or accepted in somebody's name. */
class CalibrationCommandsTest {
  private static final List<String> ACCEPTED =
      List.of(
          "--accept-calibration",
          "BAL-8",
          "--accepted-by",
          "Ada Example",
          "--accepted-because",
          "weights checked on the day");

  @TempDir private Path folder = Path.of("");
  private Workbench bench = new Workbench(Path.of(""));

  @BeforeEach
  void balances() throws IOException {
    bench = new Workbench(folder);
    bench.write(
        "plans/plan.yaml",
        Fixtures.text("plans/communication-timeout-by-weight.yaml")
            .replace("rig: ../rigs/new-era-balances.yaml", "rig: ../rigs/rig.yaml"));
    bench.write(
        "rigs/rig.yaml",
        Fixtures.text("rigs/new-era-balances.yaml")
                .replaceFirst("(\\{tcp: 127.0.0.1:5002})", "$1\n    instruments: {flow: BAL-7}")
                .replaceFirst("(\\{tcp: 127.0.0.1:5004})", "$1\n    instruments: {flow: BAL-8}")
            + "calibration: {register: instruments.yaml, bench: [PLUG-2]}\n");
    bench.write(
        "rigs/instruments.yaml",
        Fixtures.text("calibration/instruments.yaml").replace("2027-03-01", "2999-03-01"));
  }

  private void expired() throws IOException {
    bench.change(
        "rigs/instruments.yaml",
        "certificate: CAL-2026-0119\n    calibrated: 2026-03-02\n    due: 2999-03-01",
        "certificate: CAL-2019-0119\n    calibrated: 2019-03-02\n    due: 2020-03-01");
  }

  private Answer cli(Object... args) {
    return new Cli(folder.resolve("state")).run(args);
  }

  private Answer check(List<String> more) {
    var args = new ArrayList<Object>(List.of("check", bench.path("plans/plan.yaml")));
    args.addAll(more);
    return cli(args.toArray());
  }

  @Test
  void instrumentsInDateAreListed() {
    Answer answer = check(List.of());
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(answer.out())
        .contains(
            "Instruments:",
            "BAL-7 (balance, serial number B-1047): flow of NE-1; calibrated until 2999-03-01",
            "PLUG-2 (switched outlet, serial number P-33): the whole bench; needs no calibration");
  }

  @Test
  void oneThatHasExpiredIsRefusedByCheckAndRun() throws IOException {
    expired();
    for (Answer answer :
        List.of(
            check(List.of()),
            cli("run", bench.path("plans/plan.yaml"), "--out", folder.resolve("out")))) {
      assertThat(answer.code()).isEqualTo(Exit.USAGE);
      assertThat(answer.err())
          .contains(
              "instruments.yaml:12: BAL-8 (balance, serial number B-1048) is used, but its"
                  + " calibration ended on 2020-03-01.",
              "--accept-calibration BAL-8 --accepted-by NAME --accepted-because WHY");
    }
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }

  @Test
  void oneThatEndsDuringTheSoakIsRefusedToo() throws IOException {
    LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    bench.change(
        "rigs/instruments.yaml",
        "certificate: CAL-2026-0119\n    calibrated: 2026-03-02\n    due: 2999-03-01",
        "certificate: CAL-2026-0119\n    calibrated: 2019-03-02\n    due: " + tomorrow);
    assertThat(check(List.of()).code()).as("15 s from now it still holds").isZero();
    bench.change("plans/plan.yaml", "settle: 2s", "settle: 72h");
    Answer answer = check(List.of());
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err())
        .contains(
            "BAL-8 (balance, serial number B-1048) is used, but its calibration ends on "
                + tomorrow
                + ", and it is needed until");
    assertThat(check(ACCEPTED).code()).isZero();
  }

  @Test
  void itIsAcceptedWithNameAndReason() throws IOException {
    expired();
    Answer answer = check(ACCEPTED);
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(answer.out()).contains("NOT IN DATE: its calibration ended on 2020-03-01");
  }

  @Test
  void withoutAReasonItIsNotAccepted() throws IOException {
    expired();
    Answer answer = check(ACCEPTED.subList(0, 4));
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("with a name and a reason");
  }

  @Test
  void whatIsInDateCannotBeAccepted() {
    Answer answer = check(ACCEPTED);
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("the calibration of 'BAL-8' holds");
  }

  @Test
  void anInstrumentThatTheRegisterLacksIsNamedAtItsLine() throws IOException {
    int line = bench.change("rigs/rig.yaml", "{flow: BAL-8}", "{flow: BAL-9}");
    assertThat(check(List.of()).err())
        .contains("rig.yaml:" + line + ": ", "has no instrument 'BAL-9'");
  }

  @Test
  void anInstrumentForAPortThatTheUnitLacksIsRefused() throws IOException {
    bench.change("rigs/rig.yaml", "{flow: BAL-8}", "{contact: BAL-8}");
    assertThat(check(List.of()).err()).contains("'contact', which this unit doesn't have");
  }

  @Test
  void instrumentsWithoutARegisterAreRefused() throws IOException {
    bench.change(
        "rigs/rig.yaml", "calibration: {register: instruments.yaml, bench: [PLUG-2]}\n", "");
    assertThat(check(List.of()).err()).contains("no register says what they are");
  }

  @Test
  void theListSaysWhichIsNotInDate() throws IOException {
    Answer good = cli("calibration", "list", bench.path("rigs/instruments.yaml"));
    assertThat(good.code()).as(good.toString()).isZero();
    assertThat(good.out()).contains("calibrated 2026-03-02, due 2999-03-01");
    expired();
    Answer bad = cli("calibration", "list", bench.path("rigs/instruments.yaml"), "--json");
    assertThat(bad.code()).isEqualTo(Exit.FAIL);
    assertThat(bad.err()).contains("BAL-8", "NOT IN DATE");
    assertThat(bad.out()).contains("\"doubt\":\"its calibration ended on 2020-03-01\"");
    assertThat(Cli.isOneCanonicalLine(bad.out())).isTrue();
    Answer later =
        cli("calibration", "list", bench.path("rigs/instruments.yaml"), "--until", "tomorrow");
    assertThat(later.err()).contains("--until takes a day such as 2026-11-27, not 'tomorrow'");
  }
}
