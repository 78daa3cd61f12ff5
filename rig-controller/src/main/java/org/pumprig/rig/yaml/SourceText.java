package org.pumprig.rig.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A file's text, once it is known to be UTF-8 that an editor and the parser number alike.
 *
 * @param file the file's name, as the user knows it
 * @param text its text
 * @param lines how many lines it has, at least 1
 */
record SourceText(String file, String text, int lines) {
  static final int MAX_BYTES = 1 << 20;

  static SourceText decode(String file, byte[] bytes) throws InputProblem {
    if (bytes.length > MAX_BYTES) {
      throw new InputProblem(file, 1, "the file is larger than 1 MiB", "Split or shorten it");
    }
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw new InputProblem(
          file, lineAt(text, text.length()), "this is not UTF-8", "Save the file as UTF-8");
    }
    requireText(file, text);
    int lines = lineAt(text, text.endsWith("\n") ? text.length() - 1 : text.length());
    return new SourceText(file, text, lines);
  }

  /** A place, for a line counted from 0 that may lie behind the end. */
  Place place(int lineFromZero) {
    return new Place(file, Math.clamp(lineFromZero + 1L, 1, lines));
  }

  private static void requireText(String file, String text) throws InputProblem {
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      boolean loneReturn =
          codePoint == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
      if (loneReturn || !StreamReader.isPrintable(codePoint) || isForeignBreak(codePoint)) {
        throw new InputProblem(
            file,
            lineAt(text, i),
            "control character U+%04X".formatted(codePoint),
            "Remove it; lines end with LF or CR LF, without a byte order mark");
      }
    }
  }

  /** Line breaks of YAML 1.1 that editors don't count, and the byte order mark. */
  private static boolean isForeignBreak(int codePoint) {
    return codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029 || codePoint == 0xFEFF;
  }

  private static int lineAt(String text, int end) {
    return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }
}
