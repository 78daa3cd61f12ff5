package org.pumprig.fault.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pumprig.link.Endpoint;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

@Tag("integration")
@Timeout(60)
class FaultServerIT {
  private static final Endpoint ANY = new Endpoint("127.0.0.1", 0);

  private final SystemScheduler scheduler = new SystemScheduler("rest-test", failure -> {});
  private final HttpClient http = HttpClient.newHttpClient();
  private final EchoServer echo = echo();
  private final FaultServer server = serve();

  /** Sends back what it gets; after the client's end of stream it says {@code bye} and ends. */
  static final class EchoServer implements AutoCloseable {
    private final ServerSocket listener;

    EchoServer() throws IOException {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.ofPlatform().daemon().name("echo").start(this::accept);
    }

    int port() {
      return listener.getLocalPort();
    }

    private void accept() {
      while (!listener.isClosed()) {
        try {
          Socket client = listener.accept();
          Thread.ofPlatform().daemon().name("echo-client").start(() -> echo(client));
        } catch (IOException e) {
          return;
        }
      }
    }

    private static void echo(Socket client) {
      try (client) {
        client.getInputStream().transferTo(client.getOutputStream());
        client.getOutputStream().write("bye".getBytes(UTF_8));
      } catch (IOException e) {
        // cut by a fault: that is what is tested
      }
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }

  private static EchoServer echo() {
    try {
      return new EchoServer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FaultServer serve() {
    try {
      return FaultServer.start(new FaultServerSettings(ANY, "", false, new Seed(1)), scheduler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    echo.close();
    scheduler.close();
  }

  private HttpResponse<String> ask(String method, String path, String body, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + server.endpoint() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private int create(String name) throws Exception {
    var made =
        ask(
            "POST",
            "/proxies",
            "{\"name\":\"%s\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"localhost:%d\"}"
                .formatted(name, echo.port()));
    assertThat(made.statusCode()).isEqualTo(201);
    String listen = Json.read(made.body()).path("listen").asText();
    return Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
  }

  private static Socket connect(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(5_000);
    return socket;
  }

  private static String exchange(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    return new String(socket.getInputStream().readNBytes(text.length()), UTF_8);
  }

  @Test
  void aProxyPassesBytesAndKeepsAHalfClosedConnection() throws Exception {
    int port = create("pump");
    try (var socket = connect(port)) {
      assertThat(exchange(socket, "hello")).isEqualTo("hello");
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).isEqualTo("bye");
    }
  }

  @Test
  void latencyActsAndIsGoneAfterItsDelete() throws Exception {
    int port = create("pump");
    var made =
        ask(
            "POST",
            "/proxies/pump/toxics",
            "{\"type\":\"latency\",\"attributes\":{\"latency\":300,\"jitter\":0}}");
    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(Json.read(made.body()).path("name").asText()).isEqualTo("latency_downstream");
    try (var socket = connect(port)) {
      long before = System.nanoTime();
      exchange(socket, "slow");
      assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(300_000_000L);
      assertThat(ask("DELETE", "/proxies/pump/toxics/latency_downstream", "").statusCode())
          .isEqualTo(204);
      assertThat(exchange(socket, "fast")).isEqualTo("fast");
    }
    assertThat(ask("GET", "/proxies/pump/toxics", "").body()).isEqualTo("[]");
  }

  /** Toxiproxy rolls anew when a toxic is changed; here a connection's lot is cast once. */
  @Test
  void aShareOfConnectionsIsDrawnOnceAndStaysTheSameThroughAnUpdate() throws Exception {
    int port = create("pump");
    String toxic = "{\"type\":\"stall\",\"name\":\"some\",\"toxicity\":%s,\"stream\":\"upstream\"}";
    assertThat(ask("POST", "/proxies/pump/toxics", toxic.formatted("0.5")).statusCode())
        .isEqualTo(200);
    var sockets = new Socket[16];
    var answered = new boolean[sockets.length];
    for (int i = 0; i < sockets.length; i++) {
      sockets[i] = connect(port);
      answered[i] = answers(sockets[i]);
    }
    assertThat(answered).contains(true).contains(false);
    assertThat(ask("POST", "/proxies/pump/toxics/some", toxic.formatted("0.5")).statusCode())
        .isEqualTo(200);
    for (int i = 0; i < sockets.length; i++) {
      if (answered[i]) {
        assertThat(exchange(sockets[i], "still")).isEqualTo("still");
      }
    }
    assertThat(ask("POST", "/reset", "").statusCode()).isEqualTo(204);
    for (int i = 0; i < sockets.length; i++) {
      if (!answered[i]) {
        assertThat(sockets[i].getInputStream().readNBytes(4)).isEqualTo("ping".getBytes(UTF_8));
      }
      sockets[i].close();
    }
  }

  private static boolean answers(Socket socket) throws IOException {
    socket.getOutputStream().write("ping".getBytes(UTF_8));
    socket.setSoTimeout(200);
    try {
      return Arrays.equals(socket.getInputStream().readNBytes(4), "ping".getBytes(UTF_8));
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } finally {
      socket.setSoTimeout(5_000);
    }
  }

  @Test
  void aDisabledProxyRefusesAndAnEnabledOneHasItsToxicsAgain() throws Exception {
    int port = create("pump");
    ask("POST", "/proxies/pump/toxics", "{\"type\":\"reset_peer\"}");
    assertThat(ask("POST", "/proxies/pump", "{\"enabled\":false}").body())
        .contains("\"enabled\":false");
    assertThatThrownBy(() -> connect(port)).isInstanceOf(IOException.class);
    ask("PATCH", "/proxies/pump", "{\"enabled\":true}");
    try (var socket = connect(port)) {
      assertThatThrownBy(() -> cutOrEnded(socket)).isInstanceOf(IOException.class);
    }
  }

  private static void cutOrEnded(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    if (in.read() < 0) {
      throw new IOException("ended");
    }
  }

  /** Toxiproxy's delete waits for a slow toxic; here nothing waits for a peer. */
  @Test
  void aDeleteIsNotHeldUpByAClientThatReadsNothing() throws Exception {
    int port = create("pump");
    ask(
        "POST",
        "/proxies/pump/toxics",
        "{\"type\":\"latency\",\"attributes\":{\"latency\":3600000}}");
    try (var socket = connect(port)) {
      socket.getOutputStream().write(new byte[1 << 16]);
      long before = System.nanoTime();
      assertThat(ask("DELETE", "/proxies/pump", "").statusCode()).isEqualTo(204);
      assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before)).isLessThan(5);
    }
  }

  @Test
  void badRequestsSayWhatIsWrongAndChangeNothing() throws Exception {
    create("pump");
    assertThat(ask("POST", "/proxies", "{\"name\":\"x\"}").body()).contains("upstream");
    assertThat(ask("POST", "/proxies", "{").body()).contains("no JSON");
    assertThat(ask("GET", "/proxies/none", "").statusCode()).isEqualTo(404);
    assertThat(ask("GET", "/nothing", "").statusCode()).isEqualTo(404);
    String toxic = "{\"type\":\"latency\",\"toxicity\":2}";
    assertThat(ask("POST", "/proxies/pump/toxics", toxic).body()).contains("toxicity");
    String loss = "{\"type\":\"latency\",\"attributes\":{\"latency\":-5}}";
    assertThat(ask("POST", "/proxies/pump/toxics", loss).body()).contains("out of range");
    String type = "{\"type\":\"gremlin\"}";
    assertThat(ask("POST", "/proxies/pump/toxics", type).body()).contains("slow_close");
    assertThat(ask("GET", "/proxies/pump/toxics", "").body()).isEqualTo("[]");
    String taken =
        "{\"name\":\"y\",\"listen\":\"127.0.0.1:%d\",\"upstream\":\"127.0.0.1:1\"}"
            .formatted(echo.port());
    assertThat(ask("POST", "/proxies", taken).statusCode()).isEqualTo(500);
    assertThat(ask("GET", "/proxies", "").body()).doesNotContain("\"y\"");
    String outside = "{\"name\":\"z\",\"listen\":\"0.0.0.0:0\",\"upstream\":\"127.0.0.1:1\"}";
    assertThat(ask("POST", "/proxies", outside).body()).contains("loopback");
  }

  @Test
  void aBodyOfTenMegabytesIsRefusedAndTheServerGoesOn() throws Exception {
    int port = create("pump");
    String earlier = "{\"name\":\"late\",\"type\":\"latency\",\"attributes\":{\"latency\":150}}";
    assertThat(ask("POST", "/proxies/pump/toxics", earlier).statusCode()).isEqualTo(200);
    String toxics = ask("GET", "/proxies/pump/toxics", "").body();
    String huge = "{\"name\":\"" + "x".repeat(10 << 20) + "\"}";
    try {
      assertThat(ask("POST", "/proxies", huge).statusCode()).isEqualTo(413);
    } catch (IOException e) {
      // the server hung up while the client was still sending: as good a refusal
      assertThat(e).isNotNull();
    }
    assertThat(ask("GET", "/proxies", "").body()).contains("pump");
    assertThat(ask("GET", "/proxies/pump/toxics", "").body()).isEqualTo(toxics).contains("late");
    try (var socket = connect(port);
        var clock = new SystemScheduler("clock", _ -> {})) {
      long begin = clock.nanoTime();
      assertThat(exchange(socket, "still here")).isEqualTo("still here");
      assertThat(clock.nanoTime() - begin).as("the earlier fault").isGreaterThan(140_000_000);
    }
  }

  @Test
  void browsersAndStrangersAreNotServed() throws Exception {
    assertThat(ask("GET", "/proxies", "", "User-Agent", "Mozilla/5.0").statusCode()).isEqualTo(403);
    try (var guarded =
        FaultServer.start(new FaultServerSettings(ANY, "s3cret", false, new Seed(1)), scheduler)) {
      var uri = URI.create("http://" + guarded.endpoint() + "/version");
      assertThat(
              http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(401);
      assertThat(
              http.send(
                      HttpRequest.newBuilder(uri).header("Authorization", "Bearer s3cret").build(),
                      HttpResponse.BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(200);
    }
    assertThatThrownBy(
            () ->
                FaultServer.start(
                    new FaultServerSettings(new Endpoint("0.0.0.0", 0), "", false, new Seed(1)),
                    scheduler))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("token");
  }
}
