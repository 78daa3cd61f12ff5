package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.plan.Claim.Conduct;
import org.pumprig.rig.plan.Claim.Guard;
import org.pumprig.rig.plan.Claim.Margin;
import org.pumprig.rig.plan.Claim.NoWorse;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Reads a claim's {@code noWorse}: endpoints, each with a margin that fits its scale. */
final class NoWorseSection {
  private static final int MOST_ENDPOINTS = 20;
  private static final long LARGEST_RATIO_PPM = 10_000_000;
  private static final List<String> MARGINS =
      List.of(
          "shareHigherBy",
          "rateRatioBelow",
          "meanFreeTimeShorterBy",
          "laterBy",
          "neverHigherBy",
          "worseBy");

  private NoWorseSection() {}

  static NoWorse read(Fields fields) throws InputProblem {
    fields.only("rule", "endpoints");
    List<Fields> sections = fields.sections("endpoints", "an endpoint", MOST_ENDPOINTS);
    List<Guard> guards = new ArrayList<>();
    for (Fields section : sections) {
      Guard guard = guard(section);
      if (guards.stream().anyMatch(other -> other.endpoint() == guard.endpoint())) {
        throw section
            .place("endpoint")
            .problem("endpoint '" + guard.name() + "' stands here again", "Name each once");
      }
      guards.add(guard);
    }
    boolean all = fields.choice("rule", List.of("all", "any"), rule -> rule).equals("all");
    return new NoWorse(all, guards);
  }

  private static Guard guard(Fields section) throws InputProblem {
    Conduct endpoint = ClaimSection.choice(section, "endpoint", Conduct.values());
    List<String> keys = keys(endpoint);
    section.only(Stream.concat(Stream.of("endpoint"), MARGINS.stream()).toArray(String[]::new));
    List<String> margins = section.keys().stream().filter(key -> !key.equals("endpoint")).toList();
    if (margins.size() != 1 || !keys.contains(margins.getFirst())) {
      throw section
          .place()
          .problem(
              "endpoint '%s' needs exactly one margin of its own scale"
                  .formatted(endpoint.diskName()),
              "Write " + String.join(" or ", keys));
    }
    return new Guard(endpoint, margin(section, margins.getFirst()));
  }

  private static List<String> keys(Conduct endpoint) {
    return switch (endpoint.scale()) {
      case COUNT -> List.of("shareHigherBy", "rateRatioBelow", "meanFreeTimeShorterBy");
      case TIME -> List.of("laterBy", "neverHigherBy");
      case SHARE -> List.of("worseBy");
    };
  }

  private static Margin margin(Fields section, String key) throws InputProblem {
    return switch (key) {
      case "shareHigherBy" -> new Margin.HigherShare(share(section, key));
      case "rateRatioBelow" ->
          new Margin.RateRatio(ClaimSection.aboveOne(section, key, LARGEST_RATIO_PPM));
      case "meanFreeTimeShorterBy" -> new Margin.Shorter(Limits.length(section, key));
      case "neverHigherBy" -> new Margin.NeverMore(share(section, key));
      case "laterBy" -> new Margin.Later(Limits.length(section, key));
      default -> new Margin.Worse(share(section, key));
    };
  }

  private static long share(Fields section, String key) throws InputProblem {
    return section.quantity(key, Quantity.SHARE, 1, 999_999);
  }
}
