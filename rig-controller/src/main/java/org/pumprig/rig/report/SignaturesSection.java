package org.pumprig.rig.report;

/** Where signatures are: those under the plan here, those under the pack on a page of their own. */
final class SignaturesSection {
  private SignaturesSection() {}

  static void write(Page page) {
    page.startSection("signatures", "Signatures");
    Proceedings done = page.model().proceedings();
    if (done.approvals().isEmpty()) {
      page.out().leaf("p", "Nobody signed the plan.");
    } else {
      page.startTable("plain", "Signatures under the plan", "Name", "Role", "Date and time", "Key");
      done.approvals().forEach(one -> page.row(one.name(), one.role(), one.time(), one.key()));
      page.endTable();
    }
    page.out()
        .leaf(
            "p",
            "This report can't bear the signatures of those who review it: they are made over the"
                + " sealed pack that holds it. Printed name, date and time, and meaning stand on"
                + " the signature page beside the sealed pack (data/signatures.pdf).");
    page.endSection();
  }
}
