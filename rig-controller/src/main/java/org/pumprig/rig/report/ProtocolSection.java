package org.pumprig.rig.report;

import java.time.Instant;
import java.util.List;

/** What was fixed before the first run: approval, design, sample size, criteria. */
final class ProtocolSection {
  private ProtocolSection() {}

  static void write(Page page) {
    page.startSection("protocol", "Protocol");
    approval(page);
    design(page);
    Missing.general(page, Stated.General.SAMPLE_SIZE, Stated.General.LIMITS);
    criteria(page);
    page.endSection();
  }

  private static void approval(Page page) {
    Markup out = page.out();
    Proceedings done = page.model().proceedings();
    String first = done.firstBegin().map(Instant::toString).orElse("unknown");
    if (!page.model().header().approved()) {
      out.leaf(
          "p",
          "No approval of the plan before the first run, which began at "
              + first
              + done.notApproved().map(why -> " (" + why + ")").orElse("")
              + ". What is found without one bears no conclusion by itself.");
      return;
    }
    if (done.approvals().isEmpty()) {
      out.leaf("p", "Approved: " + page.model().header().planApproval() + ".");
      return;
    }
    out.leaf("p", "Approved before the first run, which began at " + first + ".");
    page.startTable("plain", "Approvals of the plan", "Name", "Role", "Signed", "Key");
    for (Proceedings.Signed one : done.approvals()) {
      page.row(one.name(), one.role(), one.time(), one.key());
    }
    page.endTable();
  }

  private static void design(Page page) {
    List<Proceedings.DesignLine> lines = page.model().proceedings().design();
    if (lines.isEmpty()) {
      return;
    }
    page.out().open("dl", "class", "facts");
    lines.forEach(line -> Missing.fact(page.out(), line.what(), line.words()));
    page.out().close("dl");
  }

  private static void criteria(Page page) {
    List<Proceedings.CriterionLine> criteria = page.model().proceedings().criteria();
    if (criteria.isEmpty()) {
      return;
    }
    page.startTable("plain", "Criteria, as the plan states them", "Requirement", "Passes when");
    page.rows(
        criteria, Bounds.LIST_ITEMS, "criteria", one -> page.row(one.requirementId(), one.words()));
  }
}
