package org.pumprig.rig.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pumprig.rig.plan.Hazard;
import org.pumprig.rig.plan.Requirement;
import org.pumprig.rig.trace.TraceMatrix.Link;

/**
 * The matrix as ReqM2 specification objects, which OpenFastTrace reads: hazards ({@code haz}) are
 * covered by requirements ({@code req}), and these by runs ({@code run}) that exercised them. A
 * covered requirement was tested; whether it passed stands in the run's description.
 */
final class ReqM2 {
  private final StringBuilder out = new StringBuilder();

  private ReqM2() {}

  static byte[] of(TraceMatrix matrix) {
    return new ReqM2().write(matrix).getBytes(StandardCharsets.UTF_8);
  }

  private String write(TraceMatrix matrix) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<specdocument>\n");
    open("haz");
    for (Hazard hazard : matrix.plan().hazards()) {
      object(hazard.id(), 1, hazard.text(), List.of(), "req");
    }
    close();
    open("req");
    for (Requirement requirement : matrix.plan().requirements()) {
      var covered = new ArrayList<Covered>();
      requirement.hazards().forEach(id -> covered.add(new Covered("haz", id, 1)));
      object(
          requirement.id(), revision(matrix, requirement.id()), requirement.text(), covered, "run");
    }
    close();
    open("run");
    runs(matrix).forEach((id, links) -> run(matrix, id, links));
    close();
    return out.append("</specdocument>\n").toString();
  }

  private record Covered(String type, String id, int revision) {}

  private static int revision(TraceMatrix matrix, String id) {
    return matrix.items().stream()
        .filter(one -> one.id().equals(id))
        .map(SourceItem::revision)
        .findFirst()
        .orElse(1);
  }

  private static Map<String, List<Link>> runs(TraceMatrix matrix) {
    var runs = new LinkedHashMap<String, List<Link>>();
    for (Link link : matrix.links()) {
      if (!link.verdict().equals("notExercised") && !link.verdict().equals("notJudged")) {
        runs.computeIfAbsent(link.run() + "." + link.requirement(), _ -> new ArrayList<>())
            .add(link);
      }
    }
    return runs;
  }

  private void run(TraceMatrix matrix, String id, List<Link> links) {
    Link first = links.getFirst();
    var text = new StringBuilder("verdict " + first.verdict() + ", unit " + first.unit());
    text.append(", arm ").append(first.arm());
    links.stream()
        .filter(link -> !link.file().isEmpty())
        .forEach(link -> text.append("; ").append(link.file()).append(' ').append(link.sha256()));
    object(
        id,
        1,
        text.toString(),
        List.of(new Covered("req", first.requirement(), revision(matrix, first.requirement()))),
        "");
  }

  private void object(String id, int revision, String text, List<Covered> covers, String needs) {
    out.append("  <specobject>\n");
    leaf("id", id);
    leaf("status", "approved");
    leaf("version", Integer.toString(revision));
    leaf("description", text);
    if (!needs.isEmpty()) {
      out.append("   <needscoverage><needsobj>").append(needs);
      out.append("</needsobj></needscoverage>\n");
    }
    if (!covers.isEmpty()) {
      out.append("   <providescoverage>\n");
      for (Covered one : covers) {
        out.append("    <provcov><linksto>")
            .append(TraceExport.text(one.type() + ":" + one.id()))
            .append("</linksto><dstversion>")
            .append(one.revision())
            .append("</dstversion></provcov>\n");
      }
      out.append("   </providescoverage>\n");
    }
    out.append("  </specobject>\n");
  }

  private void leaf(String name, String text) {
    out.append("   <").append(name).append('>').append(TraceExport.text(text));
    out.append("</").append(name).append(">\n");
  }

  private void open(String type) {
    out.append(" <specobjects doctype=\"").append(type).append("\">\n");
  }

  private void close() {
    out.append(" </specobjects>\n");
  }
}
