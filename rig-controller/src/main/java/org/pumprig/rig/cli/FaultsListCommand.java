package org.pumprig.rig.cli;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.session.LoneLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pumprig faults list}: what is done to this machine and not yet undone. */
@Command(
    name = "list",
    description = "Lists the faults that this machine's ledger shows open.",
    footer = {"", "Example: pumprig faults list --json"})
final class FaultsListCommand implements Callable<Integer> {
  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    List<LoneLedger.Open> open = LoneLedger.open(terminal.state());
    if (open.isEmpty()) {
      terminal.people().println("No fault is open.");
    }
    open.forEach(each -> terminal.people().println(text(each)));
    terminal.people().flush();
    terminal.answer(
        CanonicalJson.bytes(out -> out.objects("faults", open, FaultsListCommand::write)));
    return Exit.PASS;
  }

  private static String text(LoneLedger.Open open) {
    LedgerEntry entry = open.entry();
    return "%s  %s  %s on %s  since %s  process %d%s"
        .formatted(
            entry.faultId(),
            entry.runId(),
            entry.backEnd(),
            entry.target(),
            since(entry),
            entry.pid(),
            open.owned() ? "" : " is dead: 'pumprig faults clear' takes it back");
  }

  private static String since(LedgerEntry entry) {
    return LocalDateTime.ofEpochSecond(entry.openedWallMicros() / 1_000_000, 0, ZoneOffset.UTC)
        + "Z";
  }

  private static void write(LoneLedger.Open open, FieldSink out) {
    LedgerEntry entry = open.entry();
    out.text("backEnd", entry.backEnd())
        .text("fault", entry.faultId())
        .number("openedWallMicros", entry.openedWallMicros())
        .flag("owned", open.owned())
        .number("pid", entry.pid())
        .text("run", entry.runId())
        .text("target", entry.target().toString());
  }
}
