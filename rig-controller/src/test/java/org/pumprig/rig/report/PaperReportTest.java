package org.pumprig.rig.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaperReportTest {
  private static String paper(ReportModel model) {
    return new String(PaperReport.render(model), StandardCharsets.UTF_8);
  }

  private static ReportModel with(Proceedings done, Stated stated) {
    ReportModel demo = SampleReport.demo();
    return new ReportModel(
        demo.header(),
        demo.trust(),
        demo.expectations(),
        demo.comparisons(),
        demo.requirements(),
        demo.hazards(),
        demo.verdicts(),
        demo.runs(),
        demo.claim(),
        done,
        stated);
  }

  private static Proceedings begun(String... times) {
    List<Proceedings.Begin> begins =
        java.util.Arrays.stream(times)
            .map(time -> new Proceedings.Begin("run at " + time, Instant.parse(time)))
            .toList();
    return new Proceedings(
        List.of(), List.of(), List.of(), begins, List.of(), List.of(), Optional.empty());
  }

  private static Stated.Instrument balance(String calibrated, String due) {
    return new Stated.Instrument(
        "BAL-1",
        "balance",
        "C-7",
        Optional.of(LocalDate.parse(calibrated)),
        Optional.of(LocalDate.parse(due)),
        "");
  }

  @Test
  void thePartsComeInTheOrderInWhichAnAuditorAsks() {
    String text = paper(SampleReport.demo());
    int before = -1;
    for (String id :
        List.of(
            "summary",
            "pictures",
            "identity",
            "units",
            "equipment",
            "protocol",
            "timelines",
            "deviations",
            "people",
            "comparison",
            "verdicts",
            "trace",
            "evidence",
            "signatures")) {
      int at = text.indexOf("id=\"" + id + "\"");
      assertThat(at).as(id).isGreaterThan(before);
      before = at;
    }
  }

  @Test
  void everySheetBearsAllLabelsAndItsNumber() {
    var header = Variations.header(ReportHeader.Bench.EMULATED, ReportHeader.TimeBase.VIRTUAL, "");
    String text = paper(Variations.with(SampleReport.demo(), header));
    String margin = text.substring(text.indexOf("@top-left"), text.indexOf("@top-right"));
    assertThat(margin).contains("EMULATED BENCH", "virtual time", "not approved", "not for clin");
    assertThat(text).contains("\"Page \" counter(page) \" of \" counter(pages)");
  }

  @Test
  void whatNobodyStatedIsShownAsAGap() {
    String text = paper(SampleReport.demo());
    assertThat(text)
        .contains("<dt>Rationale of the sample size</dt><dd>not stated</dd>")
        .contains("<dt>Released version, and how the tested one differs</dt><dd>not stated</dd>")
        .contains("Testers and their competence: not stated.")
        .contains("Unresolved anomalies: not stated.")
        .doesNotContainIgnoringCase("complies with");
  }

  @Test
  void anInstrumentsCalibrationIsHeldAgainstTheDaysOfTheRuns() {
    Proceedings done = begun("2026-11-01T10:00:00Z", "2026-11-03T10:00:00Z");
    assertThat(EquipmentSection.standing(balance("2026-01-01", "2026-11-03"), done))
        .isEqualTo("in date at every run");
    assertThat(EquipmentSection.standing(balance("2026-01-01", "2026-11-02"), done))
        .isEqualTo("OVERDUE at 1 run, the first run at 2026-11-03T10:00:00Z");
    assertThat(EquipmentSection.standing(balance("2026-11-02", "2027-11-02"), done))
        .isEqualTo("not yet calibrated at 1 run");
    var stated =
        new Stated(
            List.of(),
            List.of(),
            List.of(balance("2026-01-01", "2026-11-02")),
            List.of(),
            List.of());
    assertThat(Trust.points(with(done, stated)))
        .anySatisfy(
            point -> {
              assertThat(point.level()).isEqualTo(TrustPoint.Level.BAD);
              assertThat(point.text()).startsWith("BAL-1: its calibration was OVERDUE at 1 run");
            });
  }

  @Test
  void tablesForProgramsHoldEveryRunAndVerdict() {
    ReportModel demo = SampleReport.demo();
    var files = SummaryTables.files(demo);
    assertThat(files.keySet())
        .containsExactly("runs.csv", "verdicts.csv", "comparisons.csv", "summary.json");
    String runs = new String(files.get("runs.csv"), StandardCharsets.UTF_8);
    assertThat(runs.lines()).hasSize(1 + demo.runs().size());
    assertThat(runs).startsWith("run,arm,unit,outcome,durationNanos,");
    String json = new String(files.get("summary.json"), StandardCharsets.UTF_8);
    demo.runs().forEach(run -> assertThat(json).contains("\"run\":\"" + run.id() + "\""));
  }
}
