package org.pumprig.rig.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.campaign.Progress;
import org.pumprig.rig.status.RunState;
import org.pumprig.rig.status.RunStatus;

@Tag("integration")
final class MetricsServerIT {
  private static final RunStatus RUN =
      new RunStatus(
          "r0-a-SN-1",
          "SN \"1\"\\",
          "a",
          "1.0",
          false,
          RunState.TRIPPED,
          "stress",
          1_500_000_000L,
          20_000_000_000L,
          0,
          List.of("stall", "refuse"),
          12,
          false,
          List.of(new RunStatus.CodeSeen("EC220", "service", 1)),
          new RunStatus.Told("", 0),
          0,
          0,
          List.of());

  private static final class Heard implements Progress {
    private final List<String> told = new ArrayList<>();

    @Override
    public void preparing(int slot, int slots) {}

    @Override
    public void running(int slot, int slots, SlotView view) {}

    @Override
    public void units(List<RunStatus> units) {
      told.add("units " + units.size());
    }

    @Override
    public void remark(String line) {
      told.add(line);
    }
  }

  @Test
  void whatTheTerminalIsToldIsServedInPrometheusForm() throws Exception {
    var terminal = new Heard();
    try (MetricsServer server = MetricsServer.start(new Endpoint("127.0.0.1", 0));
        HttpClient client = HttpClient.newHttpClient()) {
      server.beside(terminal).units(List.of(RUN));
      String base = "http://127.0.0.1:" + server.address().getPort();
      HttpResponse<String> answer = get(client, base + "/metrics");
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/plain; version=0.0.4");
      String labels = "run=\"r0-a-SN-1\",unit=\"SN \\\"1\\\"\\\\\",arm=\"a\"";
      assertThat(answer.body().lines())
          .contains(
              "# TYPE pumprig_run_connectivity_errors_total counter",
              "pumprig_run_state{" + labels + ",state=\"tripped\"} 1",
              "pumprig_run_state{" + labels + ",state=\"running\"} 0",
              "pumprig_run_seconds{" + labels + "} 1.5",
              "pumprig_run_end_seconds{" + labels + "} 20.0",
              "pumprig_run_faults_acting{" + labels + "} 2",
              "pumprig_run_connectivity_errors_total{" + labels + "} 12",
              "pumprig_run_trips_total{" + labels + "} 1")
          .allMatch(
              line ->
                  line.matches("# (HELP|TYPE) [a-z_]+ .+")
                      || line.matches("[a-z_]+\\{([a-z]+=\"(\\\\.|[^\"\\\\])*\",?)+} [0-9.]+"));
      assertThat(get(client, base + "/other").statusCode()).isEqualTo(404);
    }
    assertThat(terminal.told).containsExactly("units 1");
  }

  private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }
}
