package org.pumprig.rig.cli;

import java.util.Locale;
import org.pumprig.rig.emulated.LoneGateway;
import org.pumprig.rig.json.CanonicalJson;

/** What an emulated gateway stored, for people and programs. */
final class GatewayCounts {
  private GatewayCounts() {}

  static void say(Terminal terminal, LoneGateway.Counts counts) {
    terminal
        .people()
        .println(
            "received "
                + counts.received()
                + ", refused "
                + counts.refused()
                + ", queries "
                + counts.queries()
                + ", library blocks "
                + counts.libraryBlocks()
                + ", connections reset "
                + counts.resets()
                + "; alarms "
                + counts.alarms()
                + ", events "
                + counts.events()
                + "; passed on "
                + counts.passedOn()
                + ", rejected there "
                + counts.rejected()
                + ", not passed on "
                + counts.notPassedOn());
    terminal
        .people()
        .printf(
            Locale.ROOT,
            "%-20s %8s %8s %8s %10s %8s %8s%n",
            "pump",
            "stored",
            "doubled",
            "missing",
            "unnumbered",
            "first",
            "last");
    for (LoneGateway.Sender each : counts.senders()) {
      terminal
          .people()
          .printf(
              Locale.ROOT,
              "%-20s %8d %8d %8d %10d %8d %8d%n",
              each.serial(),
              each.messages(),
              each.doubles(),
              each.missing(),
              each.unnumbered(),
              each.first(),
              each.last());
    }
    terminal.people().flush();
    terminal.answer(json(counts));
  }

  private static byte[] json(LoneGateway.Counts counts) {
    return CanonicalJson.bytes(
        out ->
            out.number("alarms", counts.alarms())
                .number("events", counts.events())
                .number("libraryBlocks", counts.libraryBlocks())
                .number("notPassedOn", counts.notPassedOn())
                .number("passedOn", counts.passedOn())
                .number("queries", counts.queries())
                .number("received", counts.received())
                .number("refused", counts.refused())
                .number("rejected", counts.rejected())
                .number("resets", counts.resets())
                .objects(
                    "senders",
                    counts.senders(),
                    (each, members) ->
                        members
                            .number("doubled", each.doubles())
                            .number("first", each.first())
                            .number("last", each.last())
                            .number("missing", each.missing())
                            .text("pump", each.serial())
                            .number("stored", each.messages())
                            .number("unnumbered", each.unnumbered())));
  }
}
