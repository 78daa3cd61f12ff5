package org.pumprig.rig.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.pumprig.rig.json.CanonicalParser;

/** The command line in this process, with a state directory of its own. */
record Cli(Path state) {
  /** What a command said, and its exit code. */
  record Answer(int code, String out, String err) {
    @Override
    public String toString() {
      return "exit code " + code + "\n--- out\n" + out + "--- err\n" + err;
    }
  }

  Answer run(Object... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    String[] words = Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), state, words);
    return new Answer(code, out.toString(), err.toString());
  }

  /**
   * Whether a text is nothing but one line of canonical JSON, as our own strict parser reads it.
   */
  static boolean isOneCanonicalLine(String text) {
    byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
    new CanonicalParser(bytes.length).parse(bytes, 0, bytes.length); // throws if it isn't
    return text.endsWith("\n") && text.strip().indexOf('\n') < 0;
  }
}
