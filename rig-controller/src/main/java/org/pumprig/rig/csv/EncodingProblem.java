package org.pumprig.rig.csv;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds where a file stops being UTF-8: a reader only says so for a whole block. */
final class EncodingProblem {
  private EncodingProblem() {}

  /** The first line, from 1, whose bytes are not UTF-8; the last one if all are. */
  static int firstLine(Path file) throws IOException {
    int line = 1;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      var bytes = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        bytes.write(b);
        if (b == '\n' || bytes.size() > 4 * BoundedText.LONGEST_LINE) {
          if (!isUtf8(bytes)) {
            return line;
          }
          bytes.reset();
          line++;
        }
      }
    }
    return line;
  }

  private static boolean isUtf8(ByteArrayOutputStream bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
      return true;
    } catch (CharacterCodingException e) {
      return false; // this is the question, not a failure
    }
  }
}
