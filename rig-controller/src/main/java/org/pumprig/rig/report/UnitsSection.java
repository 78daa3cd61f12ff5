package org.pumprig.rig.report;

import java.util.List;
import java.util.Optional;

/** The units under test: what they said they are, and what persons state of them. */
final class UnitsSection {
  private UnitsSection() {}

  static void write(Page page) {
    page.startSection("units", "Units under test");
    ReportModel model = page.model();
    seen(page, model.proceedings().units());
    stated(page, model);
    Missing.general(page, Stated.General.SELECTION, Stated.General.RELEASED_VERSION);
    page.endSection();
  }

  private static void seen(Page page, List<Proceedings.UnitSeen> units) {
    page.startTable(
        "plain units",
        "Firmware of each unit, as read",
        "Unit",
        "Arm",
        "Firmware told",
        "SHA-256",
        "How it is known");
    page.rows(
        units,
        Bounds.RUN_ROWS,
        "units",
        unit -> {
          Markup out = page.out();
          out.open("tr").leaf("th", unit.serial(), "scope", "row").open("td");
          page.arm(unit.arm());
          out.close("td").leaf("td", Missing.told(unit.firmware()));
          out.leaf("td", Missing.told(unit.digest()), "class", "hash");
          out.leaf("td", unit.howRead()).close("tr");
        });
  }

  private static void stated(Page page, ReportModel model) {
    page.startTable(
        "plain units",
        "Units, as stated",
        "Unit",
        "Model, hardware",
        "Lot",
        "Device identifier",
        "Final finished device",
        "History");
    List<String> serials = model.runs().stream().map(RunReport::unit).distinct().toList();
    page.rows(
        serials,
        Bounds.RUN_ROWS,
        "units",
        serial -> {
          Optional<Stated.UnitUnderTest> unit =
              model.stated().units().stream()
                  .filter(one -> one.serial().equals(serial))
                  .findFirst();
          if (unit.isEmpty()) {
            String emulated = model.header().emulated() ? "no: an emulated pump" : Missing.WORDS;
            page.row(serial, Missing.WORDS, Missing.WORDS, Missing.WORDS, emulated, Missing.WORDS);
          } else {
            Stated.UnitUnderTest one = unit.get();
            page.row(
                serial,
                Missing.stated((one.model() + " " + one.hardware()).strip()),
                Missing.stated(one.lot()),
                Missing.stated(one.identifier()),
                model.header().emulated()
                    ? "no: an emulated pump"
                    : Missing.stated(one.finalDevice()),
                Missing.stated(one.history()));
          }
        });
  }
}
