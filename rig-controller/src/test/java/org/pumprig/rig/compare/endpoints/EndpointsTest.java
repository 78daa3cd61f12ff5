package org.pumprig.rig.compare.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.endpoints.Endpoints.Answer;
import org.pumprig.rig.compare.endpoints.Endpoints.Endpoint;
import org.pumprig.rig.compare.endpoints.Endpoints.Rule;
import org.pumprig.rig.compare.stats.Oracle;

class EndpointsTest {
  private static List<Double> numbers(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(number.doubleValue()));
    return numbers;
  }

  private static void assertAllNear(List<Double> ours, List<Double> expected) {
    assertThat(ours).hasSameSizeAs(expected);
    for (int i = 0; i < ours.size(); i++) {
      assertNear(ours.get(i), expected.get(i), "p " + i);
    }
  }

  @Test
  void adjustmentsAgreeWithR() {
    JsonNode row = Oracle.json("planning_sequential.json").path("p_adjust");
    List<Double> ps = numbers(row.path("p"));
    assertThat(ps).hasSize(5);
    assertAllNear(Adjusted.holm(ps), numbers(row.path("holm")));
    assertAllNear(Adjusted.benjaminiHochberg(ps), numbers(row.path("BH")));
  }

  @Test
  void theOrderOfTheEndpointsDoesNotMatter() {
    assertAllNear(Adjusted.holm(List.of(0.04, 0.001)), List.of(0.04, 0.002));
    assertAllNear(Adjusted.benjaminiHochberg(List.of(0.04, 0.001)), List.of(0.04, 0.002));
  }

  @Test
  void allRequiredNeedsEachAtTheFullLevel() {
    List<Endpoint> endpoints = List.of(new Endpoint("trips", 0.02), new Endpoint("alarms", 0.024));
    assertThat(new Endpoints(Rule.ALL, 0.025, endpoints).shown()).isTrue();
    assertThat(new Endpoints(Rule.ANY, 0.025, endpoints).shown()).isFalse();
  }

  @Test
  void oneMissingFailsAllButNotAny() {
    List<Endpoint> endpoints = List.of(new Endpoint("trips", 0.001), new Endpoint("alarms", 0.4));
    assertThat(new Endpoints(Rule.ALL, 0.025, endpoints).shown()).isFalse();
    Endpoints any = new Endpoints(Rule.ANY, 0.025, endpoints);
    assertThat(any.shown()).isTrue();
    assertThat(any.answers())
        .containsExactly(
            new Answer("trips", 0.001, 0.002, true), new Answer("alarms", 0.4, 0.4, false));
  }

  @Test
  void emptyClaimsAndWhatIsNoPAreRefused() {
    assertThatThrownBy(() -> new Endpoints(Rule.ALL, 0.025, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Endpoint("trips", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    Endpoint same = new Endpoint("trips", 0.1);
    assertThatThrownBy(() -> new Endpoints(Rule.ANY, 0.025, List.of(same, same)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Adjusted.holm(List.of(1.1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
