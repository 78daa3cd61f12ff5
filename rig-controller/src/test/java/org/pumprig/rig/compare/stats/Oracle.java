package org.pumprig.rig.compare.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pumprig.fixtures.Fixtures;

/** Numbers that R computed, and how near ours must be. */
public final class Oracle {
  private Oracle() {}

  public static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(Fixtures.text("oracles/" + name));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of a CSV file by column name. */
  public static List<Map<String, String>> csv(String name) {
    List<String> lines = Fixtures.text("oracles/" + name).lines().toList();
    String[] header = lines.getFirst().split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], cells[i].strip());
      }
      rows.add(row);
    }
    return rows;
  }

  /** One group of a survival data set; the unit is the litter, where there is one. */
  public static List<Subject> subjects(String dataSet, String group) {
    List<Subject> subjects = new ArrayList<>();
    for (Map<String, String> row : csv("data_" + dataSet + ".csv")) {
      if (group.equals(row.get("group"))) {
        subjects.add(
            new Subject(
                row.getOrDefault("litter", ""),
                Double.parseDouble(cell(row, "time")),
                cell(row, "status").equals("1")));
      }
    }
    assertThat(subjects).as("%s, group %s", dataSet, group).isNotEmpty();
    return subjects;
  }

  public static String cell(Map<String, String> row, String column) {
    String cell = row.get(column);
    if (cell == null) {
      throw new IllegalArgumentException("no column " + column);
    }
    return cell;
  }

  /** A relative error of at most 1e-9; where 0 is expected, exactly 0. */
  public static void assertNear(double actual, double expected, String what) {
    assertThat(actual).as(what).isCloseTo(expected, withinPercentage(1e-7));
  }

  public static void assertNear(Value actual, double expected, String what) {
    assertNear(number(actual), expected, what);
  }

  /** The same for R's text: NA and NaN have to be undefined here. */
  public static void assertNear(Value actual, String expected, String what) {
    if (expected.equals("NA") || expected.equals("NaN")) {
      assertThat(actual).as(what).isInstanceOf(Value.Undefined.class);
    } else {
      assertNear(actual, Double.parseDouble(expected), what);
    }
  }

  public static double number(Value value) {
    assertThat(value).isInstanceOf(Value.Finite.class);
    return ((Value.Finite) value).number();
  }
}
