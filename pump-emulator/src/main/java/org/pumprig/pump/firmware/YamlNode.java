package org.pumprig.pump.firmware;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pumprig.quantity.Quantity;
import org.pumprig.quantity.QuantityException;

/**
 * A mapping of a YAML file, with the line of each entry. Scalars and mappings only: a profile needs
 * no sequence.
 */
final class YamlNode {
  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_DEPTH = 6;

  private final String file;
  private final int line;
  private final String path;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private sealed interface Entry {
    record Scalar(String text, int line) implements Entry {}

    record Mapping(YamlNode node) implements Entry {}
  }

  private YamlNode(String file, int line, String path) {
    this.file = file;
    this.line = line;
    this.path = path;
  }

  static YamlNode read(String file, byte[] yaml) throws FirmwareException {
    if (yaml.length > MAX_BYTES) {
      throw new FirmwareException(file, 1, "a firmware profile has at most 64 KiB");
    }
    YAMLFactory factory =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(yaml)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new FirmwareException(file, 1, "expected fields, such as 'version: \"8.00.01\"'");
      }
      YamlNode root = new YamlNode(file, 1, "");
      root.fill(parser, 1);
      if (parser.nextToken() != null) {
        throw new FirmwareException(file, line(parser), "one document a file");
      }
      return root;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new FirmwareException(file, line, e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private void fill(JsonParser parser, int depth) throws IOException, FirmwareException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int line = line(parser);
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && depth < MAX_DEPTH) {
        YamlNode child = new YamlNode(file, line, path + key + ".");
        child.fill(parser, depth + 1);
        entries.put(key, new Entry.Mapping(child));
      } else if (value.isScalarValue()) {
        entries.put(key, new Entry.Scalar(parser.getText(), line));
      } else {
        throw new FirmwareException(file, line, path + key + ": expected a value or fields");
      }
    }
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  FirmwareException wrong(String problem) {
    String where = path.isEmpty() ? "" : path.substring(0, path.length() - 1) + ": ";
    return new FirmwareException(file, line, where + problem);
  }

  private FirmwareException wrongAt(String key, String problem) {
    int at =
        switch (entries.get(key)) {
          case Entry.Scalar scalar -> scalar.line;
          case Entry.Mapping mapping -> mapping.node.line;
          case null -> line;
        };
    return new FirmwareException(file, at, path + key + ": " + problem);
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  Set<String> keys() {
    return entries.keySet();
  }

  YamlNode mapping(String key) throws FirmwareException {
    return switch (entries.get(key)) {
      case Entry.Mapping mapping -> mapping.node;
      case Entry.Scalar scalar -> throw wrongAt(key, "expected fields, not '" + scalar.text + "'");
      case null -> throw wrongAt(key, "missing");
    };
  }

  String text(String key) throws FirmwareException {
    return switch (entries.get(key)) {
      case Entry.Scalar scalar -> scalar.text;
      case Entry.Mapping mapping -> throw wrongAt(key, "expected a value, not fields");
      case null -> throw wrongAt(key, "missing");
    };
  }

  String word(String key, String pattern, String expected) throws FirmwareException {
    String text = text(key);
    if (!text.matches(pattern)) {
      throw wrongAt(key, "'" + text + "' is not " + expected);
    }
    return text;
  }

  long whole(String key, long least, long most) throws FirmwareException {
    String text = text(key);
    long value;
    try {
      value = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw wrongAt(key, "'" + text + "' is not a whole number");
    }
    return within(key, value, least, most, Long.toString(least), Long.toString(most));
  }

  long quantity(String key, Quantity kind, long least, long most) throws FirmwareException {
    try {
      long value = kind.parse(text(key));
      return within(key, value, least, most, kind.format(least), kind.format(most));
    } catch (QuantityException e) {
      throw wrongAt(key, String.valueOf(e.getMessage()));
    }
  }

  private long within(String key, long value, long least, long most, String from, String to)
      throws FirmwareException {
    if (value < least || value > most) {
      throw wrongAt(key, "'" + text(key) + "' is outside " + from + " … " + to);
    }
    return value;
  }

  /** Refuses every other field; asked first, so that a misspelt field is named where it stands. */
  void only(String... known) throws FirmwareException {
    for (String key : entries.keySet()) {
      if (!List.of(known).contains(key)) {
        throw wrongAt(key, "unknown field; known here: " + String.join(", ", known));
      }
    }
  }
}
