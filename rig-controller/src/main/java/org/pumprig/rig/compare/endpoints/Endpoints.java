package org.pumprig.rig.compare.endpoints;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Several endpoints of one claim.
 *
 * @param rule whether all or any of them are claimed
 * @param alpha one-sided level of the whole claim, in (0, 0.5)
 * @param endpoints each with its p, at least one, names all different
 */
public record Endpoints(Rule rule, double alpha, List<Endpoint> endpoints) {
  /** How endpoints make a claim. */
  public enum Rule {
    /**
     * All are required: each is tested at alpha, with no adjustment, as one failure suffices to
     * fail (intersection–union: Berger, Technometrics 24, 1982).
     */
    ALL,
    /** Any may be claimed: Holm's adjustment. */
    ANY
  }

  /**
   * One endpoint.
   *
   * @param name as in the plan
   * @param p one-sided
   */
  public record Endpoint(String name, double p) {
    /** Refuses what is no p. */
    public Endpoint {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("p of " + name + " must be within [0, 1]: " + p);
      }
    }
  }

  /**
   * One endpoint's answer.
   *
   * @param name as in the plan
   * @param p one-sided, as tested
   * @param adjusted to be read against alpha
   * @param shown whether it may be claimed; under {@link Rule#ALL} only together with all others
   */
  public record Answer(String name, double p, double adjusted, boolean shown) {}

  /** Refuses an empty claim, endpoints named twice and what is no level. */
  public Endpoints {
    endpoints = List.copyOf(endpoints);
    long names = new TreeSet<>(endpoints.stream().map(Endpoint::name).toList()).size();
    if (endpoints.isEmpty() || names < endpoints.size() || !(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException(
          "need endpoints of different names and a level within (0, 0.5): " + endpoints);
    }
  }

  /** Each endpoint's answer, in order. */
  public List<Answer> answers() {
    List<Double> ps = endpoints.stream().map(Endpoint::p).toList();
    List<Double> adjusted =
        switch (rule) {
          case ALL -> ps;
          case ANY -> Adjusted.holm(ps);
        };
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < ps.size(); i++) {
      answers.add(
          new Answer(
              endpoints.get(i).name(), ps.get(i), adjusted.get(i), adjusted.get(i) <= alpha));
    }
    return List.copyOf(answers);
  }

  /** Whether the whole claim is shown: all of them, or at least one. */
  public boolean shown() {
    return switch (rule) {
      case ALL -> answers().stream().allMatch(Answer::shown);
      case ANY -> answers().stream().anyMatch(Answer::shown);
    };
  }
}
