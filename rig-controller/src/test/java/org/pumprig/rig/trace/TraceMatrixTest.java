package org.pumprig.rig.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.Requirement;

class TraceMatrixTest {
  private static TraceMatrix.TracedRun run(Plan plan, Optional<Verdict> verdict) {
    return new TraceMatrix.TracedRun(
        "r0-after-U1",
        "U1",
        "after",
        plan.requirements().stream()
            .map(one -> new RequirementResult(one.id(), verdict, "because"))
            .toList(),
        List.of(new TraceMatrix.RawFile("journal/00000001.jsonl", "ab".repeat(32))));
  }

  private static List<SourceItem> same(Plan plan) {
    return plan.requirements().stream()
        .map(one -> new SourceItem(one.id(), 1, one.text(), one.hazards(), "c", "needs.md:1"))
        .toList();
  }

  private static String file(TraceMatrix matrix, String name) {
    return new String(TraceExport.files(matrix).get(name), StandardCharsets.UTF_8);
  }

  @Test
  void bothWaysLeadFromRequirementToFileAndBack() throws Exception {
    Plan plan = DemoPlan.parse(DemoPlan.TEXT);
    TraceMatrix matrix =
        TraceMatrix.of(plan, same(plan), List.of(run(plan, Optional.of(Verdict.PASS))));
    assertThat(matrix.gaps()).isEmpty();
    Requirement first = plan.requirements().getFirst();
    assertThat(file(matrix, "trace.csv"))
        .contains(first.id() + "," + String.join(" ", first.hazards()) + ",c,criterion ")
        .contains(",r0-after-U1,U1,after,pass,r0-after-U1/journal/00000001.jsonl,abab");
    assertThat(file(matrix, "trace-back.csv"))
        .contains("r0-after-U1/journal/00000001.jsonl,", first.id() + "=pass");
    var document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(TraceExport.files(matrix).get("trace.reqm2.xml")));
    assertThat(document.getElementsByTagName("specobject").getLength())
        .isEqualTo(plan.hazards().size() + 2 * plan.requirements().size());
  }

  @Test
  void everyBreakInTheChainIsAGap() throws Exception {
    Plan plan = DemoPlan.parse(DemoPlan.TEXT);
    Requirement first = plan.requirements().getFirst();
    var items =
        List.of(
            new SourceItem("REQ-NEW", 1, "not planned", List.of(), "", "needs.md:4"),
            new SourceItem(first.id(), 1, "another text", List.of("HAZ-9"), "", "needs.md:5"));
    var bare = new TraceMatrix.TracedRun("r1", "U1", "after", List.of(), List.of());
    assertThat(TraceMatrix.of(plan, items, List.of(run(plan, Optional.empty()), bare)).gaps())
        .contains(
            "REQ-NEW (needs.md:4) is not tested by this plan",
            "REQ-NEW (needs.md:4) controls no hazard",
            first.id() + " reads otherwise in the plan than at needs.md:5",
            first.id() + " was exercised by no run",
            "run r1 has no raw file",
            plan.requirements().get(1).id() + " of the plan stands in no requirements document");
  }

  @Test
  void hostileTextStaysText() throws Exception {
    Plan plan = DemoPlan.parse(DemoPlan.TEXT);
    var items = List.of(new SourceItem("<script>", 1, "x", List.of("a"), "", "\"><b>"));
    String html = file(TraceMatrix.of(plan, items, List.of()), "trace.html");
    assertThat(html).doesNotContain("<script>", "<b>").contains("&lt;script&gt;");
  }
}
