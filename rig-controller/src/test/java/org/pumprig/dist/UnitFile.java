package org.pumprig.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A unit file of systemd, as far as ours go (systemd.syntax(7)).
 *
 * @param values {@code Section.Key} and its value
 */
record UnitFile(Map<String, String> values) {
  static UnitFile read(Path file) throws IOException {
    var values = new LinkedHashMap<String, String>();
    String section = "";
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.indexOf(']'));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        if (equals < 1 || section.isEmpty()) {
          throw new IOException(file + ": neither section, key nor comment: " + line);
        }
        String key = section + "." + line.substring(0, equals);
        if (values.put(key, line.substring(equals + 1)) != null) {
          throw new IOException(file + ": twice: " + key);
        }
      }
    }
    return new UnitFile(values);
  }

  String get(String key) {
    return values.getOrDefault(key, "");
  }
}
