package org.pumprig.rig.evidence;

import java.util.List;
import java.util.Locale;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.Verdict;

/** Verdicts in the shape that CI servers read: a suite a run, a case a requirement. */
final class JunitXml {
  private JunitXml() {}

  /** A requirement that wasn't exercised is skipped; inconclusive and aborted are errors. */
  static String of(List<RunVerdict> runs) {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    for (RunVerdict run : runs) {
      xml.append(
          "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\">\n"
              .formatted(
                  escaped(run.runId()),
                  run.results().size(),
                  count(run, "failure"),
                  count(run, "error"),
                  count(run, "skipped")));
      for (RequirementResult result : run.results()) {
        xml.append(testCase(run, result));
      }
      xml.append("  </testsuite>\n");
    }
    return xml.append("</testsuites>\n").toString();
  }

  private static long count(RunVerdict run, String element) {
    return run.results().stream().filter(result -> element(result).equals(element)).count();
  }

  private static String testCase(RunVerdict run, RequirementResult result) {
    String head =
        "    <testcase classname=\"%s\" name=\"%s\""
            .formatted(escaped(run.unit() + " " + run.arm()), escaped(result.requirementId()));
    String element = element(result);
    return element.isEmpty()
        ? head + "/>\n"
        : head + "><%s message=\"%s\"/></testcase>\n".formatted(element, escaped(result.reason()));
  }

  private static String element(RequirementResult result) {
    if (result.verdict().isEmpty()) {
      return "skipped";
    }
    return switch (result.verdict().get()) {
      case Verdict.PASS -> "";
      case Verdict.FAIL -> "failure";
      case Verdict.INCONCLUSIVE, Verdict.ABORTED -> "error";
    };
  }

  /** XML 1.0, 2.2 and 2.4: control characters can't stand in it at all. */
  private static String escaped(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                  if (c < 0x20) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", c));
                  } else {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }
}
