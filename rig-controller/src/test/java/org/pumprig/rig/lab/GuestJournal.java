package org.pumprig.rig.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pumprig.fixtures.lab.LabGuest;
import org.pumprig.fixtures.lab.LabTable;

/**
 * The journal of a run in the guest, as lines of text.
 *
 * @param run its directory
 */
record GuestJournal(Path run, List<String> all) {
  private static final double SECOND = 1e9;

  static GuestJournal of(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      Path first =
          files.filter(each -> each.endsWith("journal/00000001.jsonl")).findFirst().orElseThrow();
      return new GuestJournal(first.resolve("../..").normalize(), Files.readAllLines(first));
    }
  }

  /** Records of a kind that hold a text. */
  List<String> lines(String kind, String text) {
    return all.stream()
        .filter(line -> line.contains("\"k\":\"" + kind + "\"") && line.contains(text))
        .toList();
  }

  /** A whole number in a record. */
  static long number(String line, String field) {
    Matcher found = Pattern.compile("\"" + field + "\":(-?\\d+)").matcher(line);
    assertThat(found.find()).as("%s in %s", field, line).isTrue();
    return Long.parseLong(found.group(1));
  }

  private static String text(String line, String field) {
    Matcher found = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(line);
    assertThat(found.find()).as("%s in %s", field, line).isTrue();
    return found.group(1);
  }

  private long nanos(String kind, String field, String fault) {
    List<String> found = lines(kind, fault);
    return found.isEmpty() ? -1 : number(found.getFirst(), field);
  }

  /** What was asked of each back end and instrument in this run, and what came. */
  void enterInto(LabGuest guest) throws IOException {
    for (String each : lines("fault.scheduled", "")) {
      String id = text(each, "fault");
      String asked =
          "in a run: %s %s for %.1f s"
              .formatted(
                  text(each, "name"),
                  text(each, "parameters"),
                  number(each, "durationNanos") / SECOND);
      LabTable.enter(guest, text(each, "backEnd"), asked, achieved(id));
    }
    enterFlow(guest);
    List<String> links = lines("link.changed", "");
    LabTable.enter(
        guest,
        "serial",
        "in a run: USB adapter out for 3 s",
        links.size() + " changes of the link");
  }

  /** Every fault was proved, and nothing that was seen later speaks against it. */
  private String achieved(String fault) {
    List<String> proven = lines("fault.proven", fault);
    for (String denied : List.of("fault.unproven", "fault.ineffective", "fault.failed")) {
      assertThat(lines(denied, fault)).as(fault).isEmpty();
    }
    assertThat(proven).as(fault).isNotEmpty();
    long applied = nanos("fault.applied", "appliedNanos", fault);
    long reverted = nanos("fault.reverted", "revertedNanos", fault);
    return "acted %.1f s, proved after %.1f s by %s, next acknowledged message %.1f s after its end"
        .formatted(
            (reverted - applied) / SECOND,
            (number(proven.getFirst(), "observedNanos") - applied) / SECOND,
            text(proven.getFirst(), "witness"),
            (nanos("fault.recovered", "recoveredNanos", fault) - reverted) / SECOND);
  }

  /** Of the time at full flow: the middle one of all that were measured. */
  private void enterFlow(LabGuest guest) throws IOException {
    String used = lines("balance.used", "").getFirst();
    List<Long> flows =
        lines("flow.measured", "").stream()
            .map(each -> number(each, "flowNanolitresPerHour") / 1_000)
            .filter(each -> each > 125_000)
            .sorted()
            .toList();
    assertThat(flows).as("the pump delivered").hasSizeGreaterThan(10);
    LabTable.enter(
        guest,
        "balance",
        "in a run: 250 mL/h on a balance of 1 mg",
        "median %.1f mL/h of %d measurements while it flowed; a stop is told after %.1f s at most"
            .formatted(
                flows.get(flows.size() / 2) / 1_000.0,
                flows.size(),
                number(used, "delayNanos") / SECOND));
  }
}
