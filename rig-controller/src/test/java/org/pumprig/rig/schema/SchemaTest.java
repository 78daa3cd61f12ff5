package org.pumprig.rig.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas against another's validator, and against our own parser. */
final class SchemaTest {
  private static final String UNKNOWN = "zzzzzzzzzzzzzzzzzzzzzzzz";

  @ParameterizedTest
  @EnumSource
  void everyGoodFileIsGood(Schema kind) throws IOException {
    JsonSchema validator = validator(kind);
    var complaints = new ArrayList<String>();
    for (Map.Entry<String, JsonNode> each : documents(kind).entrySet()) {
      String parsed = Documents.parsed(kind, each.getKey(), each.getValue());
      if (!parsed.isEmpty()) {
        complaints.add(each.getKey() + ": the parser says " + parsed);
      }
      for (ValidationMessage message : validator.validate(each.getValue())) {
        complaints.add(each.getKey() + ": the schema says " + message);
      }
    }
    assertThat(complaints).isEmpty();
  }

  /** A key that the parser learns without the schema, or the other way round, fails here. */
  @ParameterizedTest
  @EnumSource
  void parserAndSchemaKnowTheSameKeys(Schema kind) throws IOException {
    JsonNode schema = kind.json();
    var differences = new ArrayList<String>();
    var visited = new TreeSet<String>();
    for (Map.Entry<String, JsonNode> each : documents(kind).entrySet()) {
      SchemaWalk walk = SchemaWalk.of(schema, each.getValue());
      for (SchemaWalk.Place place : walk.sections()) {
        Set<String> keys = walk.keys(place);
        if (visited.add(keys.toString())) {
          JsonNode with = withUnknownKey(each.getValue(), place);
          compare(each.getKey() + " " + place, Documents.parsed(kind, each.getKey(), with), keys)
              .forEach(differences::add);
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(SchemaWalk.sections(schema)).as("sections that no file has").isEqualTo(visited);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/phases | settle | 3 | string",
        "/phases | settle | '\"3 hours\"' | pattern",
        "/phases | setle | '\"3s\"' | setle",
        "/faults/windows/0 | fault | '\"refuze\"' | enumeration",
        "/faults/windows/0 | lasts | null | string",
        "'' | notForClinicalUse | false | const",
        "/requirements/0/criterion | within | '\"3s\"' | within",
        "'' | seed | '\"1\"' | integer",
      })
  void whatTheParserRefusesTheSchemaRefuses(
      String place, String key, String value, String complaint) throws IOException {
    Map.Entry<String, JsonNode> first = Documents.fixtures("plans").firstEntry();
    String name = first.getKey();
    JsonNode plan = first.getValue();
    JsonNode json = new ObjectMapper().readTree(value);

    ((ObjectNode) plan.at(place)).set(key, json);

    assertThat(Documents.parsed(Schema.PLAN, name, plan)).isNotEmpty();
    assertThat(validator(Schema.PLAN).validate(plan).toString()).contains(complaint);
  }

  private static Map<String, JsonNode> documents(Schema kind) throws IOException {
    return switch (kind) {
      case PLAN -> Documents.plans();
      case RIG -> Documents.rigs();
      case INCIDENT -> Documents.fixtures("incidents");
    };
  }

  private static JsonSchema validator(Schema kind) {
    return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(kind.json());
  }

  private static JsonNode withUnknownKey(JsonNode document, SchemaWalk.Place place) {
    JsonNode copy = document.deepCopy();
    JsonNode at = copy;
    for (Object step : place.way()) {
      at = step instanceof Integer index ? at.get(index) : at.get((String) step);
    }
    ((ObjectNode) at).put(UNKNOWN, "x");
    return copy;
  }

  private static List<String> compare(String where, String said, Set<String> keys) {
    String known = "Known here: ";
    if (!said.contains(UNKNOWN) || !said.contains(known)) {
      return List.of(where + ": the parser takes an unknown key, or says: " + said);
    }
    String list = said.substring(said.indexOf(known) + known.length(), said.length() - 1);
    var parsers = new TreeSet<>(List.of(list.split(", ")));
    return parsers.equals(keys)
        ? List.of()
        : List.of(where + ": the parser knows " + parsers + ", the schema " + keys);
  }
}
