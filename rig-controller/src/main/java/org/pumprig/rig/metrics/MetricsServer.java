package org.pumprig.rig.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.campaign.Progress;
import org.pumprig.rig.status.RunStatus;

/** Serves {@code /metrics}; a scrape never waits for a run, nor a run for a scrape. */
public final class MetricsServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int BACKLOG = 16;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile List<RunStatus> runs = List.of();

  private MetricsServer(HttpServer server) {
    this.server = server;
  }

  /** Starts it. */
  public static MetricsServer start(Endpoint at) throws IOException {
    var address = new InetSocketAddress(at.host(), at.port());
    if (address.isUnresolved()) {
      throw new IOException("'" + at.host() + "' is no address of this machine");
    }
    HttpServer server = HttpServer.create(address, BACKLOG);
    var made = new MetricsServer(server);
    server.createContext("/", made::handle);
    server.setExecutor(made.threads);
    server.start();
    return made;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean here =
          exchange.getRequestURI().getPath().equals("/metrics")
              && exchange.getRequestMethod().equals("GET");
      String text = here ? MetricsText.of(runs) : "GET /metrics\n";
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.sendResponseHeaders(here ? OK : NOT_FOUND, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Listens to how a campaign gets on, beside somebody else. */
  public Progress beside(Progress other) {
    if (!server.getAddress().getAddress().isLoopbackAddress()) {
      other.remark("metrics can be read by whoever reaches " + server.getAddress());
    }
    return new Progress() {
      @Override
      public void preparing(int slot, int slots) {
        other.preparing(slot, slots);
      }

      @Override
      public void running(int slot, int slots, SlotView view) {
        other.running(slot, slots, view);
      }

      @Override
      public void units(List<RunStatus> units) {
        runs = List.copyOf(units);
        other.units(units);
      }

      @Override
      public void remark(String line) {
        other.remark(line);
      }
    };
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
