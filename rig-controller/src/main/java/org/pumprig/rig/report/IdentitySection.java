package org.pumprig.rig.report;

/** What this report is about, in full: ids, digests, versions, and what it was made from. */
final class IdentitySection {
  private IdentitySection() {}

  static void write(Page page) {
    Markup out = page.out();
    ReportHeader header = page.model().header();
    page.startSection("identity", "Identity");
    out.open("dl", "class", "facts");
    fact(out, "Report", header.reportId());
    fact(out, "Plan", header.planId());
    fact(out, "Plan digest (SHA-256)", header.planSha256());
    fact(out, "Approval", header.approved() ? header.planApproval() : Labels.NOT_APPROVED);
    fact(out, "Campaign", header.campaignId());
    fact(out, "Seed", Long.toString(header.seed()));
    fact(out, "Made by", "PumpRig " + header.pumprigVersion());
    fact(out, "Made from", "the journals alone; the same journals give the same bytes");
    fact(out, "Bench", bench(header));
    fact(out, "Time", time(header));
    String line = page.labels().multiplierLine();
    if (!line.isEmpty()) {
      fact(out, "Acceleration", line);
    }
    out.close("dl");
    Missing.general(
        page,
        Stated.General.LABORATORY,
        Stated.General.PLACE,
        Stated.General.CUSTOMER,
        Stated.General.RECEIVED,
        Stated.General.ISSUED);
    performed(page);
    arms(page);
    page.endSection();
  }

  private static void performed(Page page) {
    Proceedings done = page.model().proceedings();
    String words =
        done.firstBegin()
            .map(first -> "from " + first + " to " + done.lastBegin().orElse(first))
            .orElse("not known");
    page.out().open("dl", "class", "facts");
    Missing.fact(page.out(), "Runs begun (rig’s clock)", words);
    page.out().close("dl");
  }

  private static void arms(Page page) {
    page.startTable("plain", "Arms: the firmware under comparison", "Arm", "Firmware", "SHA-256");
    var arms = page.model().header().arms();
    for (ReportHeader.Arm arm : arms.subList(0, Math.min(arms.size(), Bounds.ARMS))) {
      page.out().open("tr").open("th", "scope", "row");
      page.arm(arm.name());
      page.out().close("th").leaf("td", arm.firmware());
      String digest = arm.firmwareSha256().isEmpty() ? "unknown" : arm.firmwareSha256();
      page.out().leaf("td", digest, "class", "hash").close("tr");
    }
    page.endTable();
    page.leftOut(arms.size(), Math.min(arms.size(), Bounds.ARMS), "arms");
  }

  private static String bench(ReportHeader header) {
    return switch (header.bench()) {
      case EMULATED -> Labels.EMULATED;
      case PHYSICAL -> "physical pumps";
    };
  }

  private static String time(ReportHeader header) {
    return switch (header.timeBase()) {
      case REAL -> "real time";
      case VIRTUAL -> Labels.VIRTUAL;
    };
  }

  private static void fact(Markup out, String name, String value) {
    out.open("div").leaf("dt", name).leaf("dd", value).close("div");
  }
}
