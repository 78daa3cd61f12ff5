package org.pumprig.rig.report;

import java.util.List;

/** Who tested, with their competence as entered. */
final class PeopleSection {
  private PeopleSection() {}

  static void write(Page page) {
    page.startSection("people", "Testers");
    List<Stated.Tester> testers = page.model().stated().testers();
    if (testers.isEmpty()) {
      page.out().leaf("p", "Testers and their competence: " + Missing.WORDS + ".");
    } else {
      page.startTable("plain", "Testers, as stated", "Name", "Competence");
      testers.stream()
          .limit(Bounds.LIST_ITEMS)
          .forEach(one -> page.row(one.name(), Missing.stated(one.competence())));
      page.endTable();
      page.leftOut(testers.size(), Math.min(testers.size(), Bounds.LIST_ITEMS), "testers");
    }
    page.endSection();
  }
}
