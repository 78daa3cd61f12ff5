package org.pumprig.rig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.compare.table.Asked;
import org.pumprig.rig.compare.table.Method;
import picocli.CommandLine.Option;

/** By which methods {@code compare} compares, whether tables or journals. */
final class MethodOptions {
  @Option(
      names = "--method",
      paramLabel = "M",
      split = ",",
      description = "Only these methods, by the names in brackets; else all that are possible.")
  private List<String> methods = List.of();

  @Option(
      names = "--tau",
      paramLabel = "T",
      description = "Up to when mean times and shares are taken; else as long as all are followed.")
  private @Nullable Double tau;

  @Option(
      names = "--constant-hazard",
      paramLabel = "WHY",
      description = "Why the hazard is constant: then hours of different units are pooled.")
  private @Nullable String constantHazard;

  @Option(
      names = "--same-schedule",
      description = "All units met the same schedule: then rates of two groups may be compared.")
  private boolean sameSchedule;

  Asked asked() throws CommandProblem {
    if (constantHazard != null && constantHazard.isBlank()) {
      throw new CommandProblem(
          "--constant-hazard needs the reason; it is printed with the answer.");
    }
    return new Asked(until(), Optional.ofNullable(constantHazard), sameSchedule, methods());
  }

  private OptionalDouble until() throws CommandProblem {
    if (tau == null) {
      return OptionalDouble.empty();
    }
    if (!(tau > 0 && tau <= 1e15)) {
      throw new CommandProblem("--tau must be above 0, up to 1e15.");
    }
    return OptionalDouble.of(tau);
  }

  private List<Method> methods() throws CommandProblem {
    if (methods.isEmpty()) {
      return List.of(Method.values());
    }
    List<Method> chosen = new ArrayList<>();
    for (String id : methods) {
      chosen.add(
          Method.of(id.strip())
              .orElseThrow(
                  () ->
                      new CommandProblem(
                          "no method '%s'; there are: %s."
                              .formatted(id, String.join(", ", Method.ids())))));
    }
    return chosen.stream().distinct().sorted().toList();
  }
}
