package org.pumprig.rig.attend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page for a phone: one form a step. */
final class AttendPage {
  private AttendPage() {}

  static String html(List<OpenStep> steps, Path campaign) {
    var out = new StringBuilder();
    out.append(
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>PumpRig: steps</title>
            <link rel="stylesheet" href="attend.css"><script src="attend.js" defer></script>
            </head><body><header><h1>Steps for you</h1><p>\
            """)
        .append(escaped(String.valueOf(campaign.getFileName())))
        .append("</p></header><main>\n");
    if (steps.isEmpty()) {
      out.append(
              "<p class=\"none\">Nothing is asked for at present. This page looks again by itself.")
          .append("</p>\n");
    }
    steps.forEach(step -> form(step, out));
    return out.append(
            """
            </main><footer>Answers go into the run's journal with the name you give. A step counts only
            if the rig also sees its effect in time. Not for clinical use.</footer></body></html>
            """)
        .toString();
  }

  private static void form(OpenStep open, StringBuilder out) {
    out.append("<form data-run=\"")
        .append(escaped(open.header().runId()))
        .append("\" data-step=\"")
        .append(escaped(open.step().step()))
        .append("\"><h2>")
        .append(escaped(open.header().unit()))
        .append("</h2><p class=\"text\">")
        .append(escaped(open.step().text()))
        .append("</p><p class=\"small\">Step ")
        .append(escaped(open.step().step()))
        .append(" of run ")
        .append(escaped(open.header().runId()))
        .append(open.step().effects().isEmpty() ? "." : ". The rig looks for: ")
        .append(escaped(open.step().effects()))
        .append("</p>\n");
    if (!open.step().entry().isEmpty()) {
      out.append("<label>")
          .append(escaped(open.step().entry()))
          .append("<input name=\"entry\" maxlength=\"1000\" required></label>\n");
    }
    if (!open.step().photo().isEmpty()) {
      out.append("<label>Photo: ")
          .append(escaped(open.step().photo()))
          .append(
              "<input name=\"photo\" type=\"file\" accept=\"image/*\" capture=\"environment\""
                  + " required></label>\n");
    }
    out.append(
        """
        <label>Your name<input name="by" maxlength="100" autocomplete="name" required></label>
        <button>Done</button><p class="said" role="status"></p></form>
        """);
  }

  private static String escaped(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(Character.isISOControl(c) ? '\uFFFD' : c);
      }
    }
    return out.toString();
  }

  static String script() throws IOException {
    return resource("attend.js");
  }

  static String style() throws IOException {
    return resource("attend.css");
  }

  private static String resource(String name) throws IOException {
    try (@Nullable InputStream in = AttendPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
