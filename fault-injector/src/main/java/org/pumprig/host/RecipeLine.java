package org.pumprig.host;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A line as undo recipes keep it: a version, then words {@code KEY=VALUE,VALUE}, percent-encoded so
 * that an argument vector stays one.
 */
public final class RecipeLine {
  private static final int MOST_WORDS = 16;

  private final String version;
  private final Map<String, List<String>> fields = new LinkedHashMap<>();

  /**
   * An empty one.
   *
   * @param version its first word
   */
  public RecipeLine(String version) {
    this.version = version;
  }

  /**
   * Reads one.
   *
   * @param version that its first word must be
   * @throws IllegalArgumentException naming what is wrong: then nothing may be run
   */
  public static RecipeLine parse(String version, String line) {
    List<String> words = List.of(line.split(" ", MOST_WORDS));
    if (!words.getFirst().equals(version)) {
      throw new IllegalArgumentException("no recipe of the kind " + version);
    }
    var recipe = new RecipeLine(version);
    for (String word : words.subList(1, words.size())) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("no key=value: " + word);
      }
      recipe.fields.put(
          word.substring(0, equals),
          Arrays.stream(word.substring(equals + 1).split(",", -1))
              .map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8))
              .toList());
    }
    return recipe;
  }

  /** The same with one more field. */
  public RecipeLine with(String key, List<String> values) {
    fields.put(key, List.copyOf(values));
    return this;
  }

  /**
   * A field's values.
   *
   * @param least how many there must be
   * @throws IllegalArgumentException if there are fewer
   */
  public List<String> field(String key, int least) {
    List<String> value = fields.get(key);
    if (value == null || value.size() < least) {
      throw new IllegalArgumentException("no field " + key);
    }
    return value;
  }

  /** A field that is an argument vector: its first value names a program. */
  public List<String> program(String key) {
    List<String> argv = field(key, 1);
    if (argv.getFirst().isBlank()) {
      throw new IllegalArgumentException("no program in the recipe");
    }
    return argv;
  }

  /** The line. */
  @Override
  public String toString() {
    return version
        + fields.entrySet().stream()
            .map(
                field ->
                    " "
                        + field.getKey()
                        + "="
                        + field.getValue().stream()
                            .map(each -> URLEncoder.encode(each, StandardCharsets.UTF_8))
                            .collect(Collectors.joining(",")))
            .collect(Collectors.joining());
  }
}
