package org.pumprig.rig.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.pumprig.rig.incident.capture.CaptureImport.Seen;
import org.pumprig.rig.incident.capture.Connection;
import org.pumprig.rig.incident.capture.PumpTraffic;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.fit.FaultFit;
import org.pumprig.rig.incident.fit.Fitted;
import org.pumprig.rig.incident.fit.Reproduction;
import org.pumprig.rig.incident.importing.SourceKind;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;

/** What an import found, for people and as JSON. */
record ImportReport(
    SourceKind kind, Seen seen, List<Fitted> fitted, Reproduction asked, boolean keepIdentities) {
  private static final int MOST_LINES = 20;

  ImportReport(IncidentSource read, Reproduction asked, boolean keepIdentities) {
    this(read.kind(), read.seen(), read.fitted(), asked, keepIdentities);
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    Sightings all = seen.sightings();
    lines.add(
        "%d %s, %d pumps, %.3f s"
            .formatted(
                seen.packets(),
                kind == SourceKind.CAPTURE ? "packets" : "events",
                seen.pumps().size(),
                seconds(all.lastNanos())));
    seen.pumps().stream().limit(MOST_LINES).forEach(pump -> lines.add("  " + line(pump)));
    if (seen.pumps().size() > MOST_LINES) {
      lines.add("  … the others stand in import.json");
    }
    if (all.roundTrips().size() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Round trips beyond the capture: median %.1f ms, 95 %% within %.1f ms",
              all.roundTrips().quantile(500) / 1e6,
              all.roundTrips().quantile(950) / 1e6));
    }
    lines.add(fitted.isEmpty() ? "No fault was found." : "Faults that explain it:");
    fitted.forEach(each -> lines.add("  " + FittedWords.line(each, all.firstNanos())));
    lines.add(
        String.format(
            Locale.ROOT,
            "Distance between original and what the compact plan asks for (NOT MEASURED): %.1f %%"
                + " of the time",
            asked.distancePpm() / 1e4));
    lines.add("Can't be seen from there:");
    kind.cannotShow(seen).forEach(each -> lines.add("  " + each));
    lines.add("Removed:");
    removed().forEach(each -> lines.add("  " + each));
    remarks().forEach(each -> lines.add("Remark: " + each));
    return lines;
  }

  private List<String> remarks() {
    var remarks = new ArrayList<>(seen.remarks());
    long cut = FaultFit.resetAtTheEnd(seen.sightings());
    if (cut > 0) {
      remarks.add(
          cut
              + " connections were reset by the gateway's side at the very end, with nothing"
              + " behind: taken for the end of what was recorded, for no fault");
    }
    return remarks;
  }

  private double seconds(long nanos) {
    return (nanos - seen.sightings().firstNanos()) / 1e9;
  }

  private String name(PumpTraffic pump) {
    return keepIdentities ? pump.address() : "pump " + (pump.index() + 1);
  }

  private String line(PumpTraffic p) {
    return ("%s: %d attempts, %d refused, %d unanswered; %d resets, %d time-outs,"
            + " %d segments sent again; %d messages; %d B to the gateway, %d B back")
        .formatted(
            name(p),
            p.attempts(),
            p.refused(),
            p.unanswered(),
            p.resets(),
            p.timeOuts(),
            p.retransmissions(),
            p.messages(),
            p.bytes(true),
            p.bytes(false));
  }

  private List<String> removed() {
    var names = new LinkedHashSet<String>();
    long patients = 0;
    for (PumpTraffic pump : seen.pumps()) {
      names.addAll(pump.names());
      patients += pump.patientMessages();
    }
    var removed = new ArrayList<String>();
    if (keepIdentities) {
      removed.add("no addresses or names of pumps and gateways: they were kept as asked");
    } else {
      removed.add(
          "names or addresses of %d pumps and %d gateways, replaced by numbers"
              .formatted(seen.pumps().size(), seen.gateways().size()));
      removed.add("%d names that messages give of their senders".formatted(names.size()));
    }
    removed.add(
        "all that messages say, with the patient fields (PID) of %d of them; control ids too"
            .formatted(patients));
    return removed;
  }

  byte[] json() {
    Sightings all = seen.sightings();
    return CanonicalJson.bytes(
        out ->
            out.number("askedDistancePpm", asked.distancePpm())
                .texts("cannotShow", kind.cannotShow(seen))
                .objects(
                    "faults", fitted, (each, to) -> FittedWords.json(each, all.firstNanos(), to))
                .number("firstNanosOfMicro", all.firstNanos() % 1_000)
                .number("firstWallMicros", all.firstNanos() / 1_000)
                .texts(
                    "gateways",
                    keepIdentities
                        ? seen.gateways().keySet().stream()
                            .map(each -> each.address() + ":" + each.port())
                            .toList()
                        : List.of())
                .objects("halfOpen", all.halfOpens().stream().limit(1_000).toList(), this::half)
                .text("kind", kind.word())
                .number("lengthNanos", all.lastNanos() - all.firstNanos())
                .objects("outages", all.silences().stream().limit(1_000).toList(), this::silence)
                .number("packets", seen.packets())
                .objects("pumps", seen.pumps(), this::pump)
                .texts("remarks", remarks())
                .texts("removed", removed())
                .number("roundTripMedianNanos", all.roundTrips().quantile(500))
                .number("roundTripP95Nanos", all.roundTrips().quantile(950)));
  }

  private void half(Sightings.HalfOpen each, FieldSink out) {
    long first = seen.sightings().firstNanos();
    out.number("fromNanos", each.fromNanos() - first)
        .number("pump", each.pump() + 1L)
        .number("untilNanos", each.untilNanos() - first);
  }

  private void silence(Sightings.Silence each, FieldSink out) {
    long first = seen.sightings().firstNanos();
    out.number("againNanos", each.againNanos() - first)
        .number("answeredNanos", each.answeredNanos() - first)
        .number("asked", each.asked())
        .number("fromNanos", each.fromNanos() - first)
        .number("pump", each.pump() + 1L)
        .number("untilNanos", each.untilNanos() - first);
  }

  private void pump(PumpTraffic p, FieldSink out) {
    out.number("attempts", p.attempts())
        .number("bytesTowardsGateway", p.bytes(true))
        .number("bytesTowardsPump", p.bytes(false))
        .number("messages", p.messages())
        .text("name", name(p))
        .texts("names", keepIdentities ? List.copyOf(p.names()) : List.of())
        .number("refused", p.refused())
        .number("resets", p.resets())
        .number("retransmissions", p.retransmissions())
        .number("segmentsTowardsGateway", p.segments(true))
        .number("segmentsTowardsPump", p.segments(false))
        .number("timeOuts", p.timeOuts())
        .number("unanswered", p.unanswered());
  }

  /** A line for each connection, with the head. */
  String connections() {
    var out =
        new StringBuilder(
            "pump,from s,to s,B to gateway,B to pump,bit/s,sent again,messages,end\n");
    for (Connection.Summary each : seen.connections()) {
      double length = Math.max(1e-3, (each.lastNanos() - each.firstNanos()) / 1e9);
      out.append(
          String.format(
              Locale.ROOT,
              "%d,%.6f,%.6f,%d,%d,%.0f,%d,%d,%s\n",
              each.pump() + 1,
              seconds(each.firstNanos()),
              seconds(each.lastNanos()),
              each.bytesTowardsGateway(),
              each.bytesTowardsPump(),
              (each.bytesTowardsGateway() + each.bytesTowardsPump()) * 8 / length,
              each.retransmissions(),
              each.messages(),
              each.end()));
    }
    return out.toString();
  }
}
