package org.pumprig.rig.incident.draft;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pumprig.rig.yaml.Node;

/** A YAML value in one line. */
final class FlowText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9+./_%][A-Za-z0-9+./_% -]*");

  private FlowText() {}

  static String of(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar(scalar);
      case Node.Sequence list ->
          list.items().stream().map(FlowText::of).collect(Collectors.joining(", ", "[", "]"));
      case Node.Mapping mapping ->
          mapping.entries().entrySet().stream()
              .map(each -> each.getKey() + ": " + of(each.getValue().value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String scalar(Node.Scalar scalar) {
    boolean plain = !scalar.quoted() && PLAIN.matcher(scalar.text()).matches();
    return plain ? scalar.text() : "'" + scalar.text().replace("'", "''") + "'";
  }
}
