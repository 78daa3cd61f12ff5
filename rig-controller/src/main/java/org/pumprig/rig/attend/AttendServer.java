package org.pumprig.rig.attend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Serves the page of open steps and takes answers. Whoever comes to a locked door without its token
 * finds nothing there; on loopback, requests that another site made a browser send are refused.
 */
public final class AttendServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int BAD = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;
  private static final int BROKEN = 500;
  private static final int BACKLOG = 16;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Attending attending;
  private final Door door;

  private AttendServer(HttpServer server, Attending attending, Door door) {
    this.server = server;
    this.attending = attending;
    this.door = door;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  /**
   * Starts it.
   *
   * @param identity for TLS; needed if the door has a token
   */
  public static AttendServer start(Attending attending, Door door, Optional<SelfSigned> identity)
      throws IOException {
    HttpServer server;
    if (door.token().isPresent()) {
      HttpsServer secure = HttpsServer.create(door.address(), BACKLOG);
      SelfSigned own = identity.orElseThrow(() -> new IOException("a locked door needs TLS"));
      secure.setHttpsConfigurator(new HttpsConfigurator(own.context()));
      server = secure;
    } else {
      server = HttpServer.create(door.address(), BACKLOG);
    }
    var made = new AttendServer(server, attending, door);
    server.createContext("/", made::handle);
    server.setExecutor(made.threads);
    server.start();
    return made;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** What a person types into the browser. */
  public String url() {
    InetSocketAddress at = address();
    String host = at.getAddress().getHostAddress();
    return "%s://%s:%d%s"
        .formatted(
            door.token().isPresent() ? "https" : "http",
            host.contains(":") ? "[" + host + "]" : host,
            at.getPort(),
            door.root());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      handled(exchange);
    }
  }

  private void handled(HttpExchange exchange) throws IOException {
    try {
      Optional<String> path = inside(exchange.getRequestURI().getPath());
      if (path.isEmpty()) {
        send(exchange, NOT_FOUND, "text/plain", "nothing here");
      } else if (!isOwn(exchange)) {
        send(exchange, FORBIDDEN, "text/plain", "not from this page");
      } else {
        serve(exchange, path.get());
      }
    } catch (InputProblem refused) {
      send(exchange, BAD, "text/plain", String.valueOf(refused.getMessage()));
    } catch (IOException broken) {
      send(exchange, BROKEN, "text/plain", String.valueOf(broken.getMessage()));
    }
  }

  /** The path behind the token; compared in constant time. */
  private Optional<String> inside(String path) {
    String root = door.root();
    int length = Math.min(root.length(), path.length());
    boolean same =
        MessageDigest.isEqual(
            root.getBytes(StandardCharsets.UTF_8),
            path.substring(0, length).getBytes(StandardCharsets.UTF_8));
    return same ? Optional.of(path.substring(root.length())) : Optional.empty();
  }

  /** A page of another site may lead a browser here, but can't name this host and origin. */
  private boolean isOwn(HttpExchange exchange) {
    @Nullable String host = exchange.getRequestHeaders().getFirst("Host");
    @Nullable String origin = exchange.getRequestHeaders().getFirst("Origin");
    if (host == null) {
      return false;
    }
    boolean local =
        door.token().isPresent() || host.matches("(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?");
    return local && (origin == null || origin.endsWith("://" + host));
  }

  private void serve(HttpExchange exchange, String path) throws IOException, InputProblem {
    boolean get = exchange.getRequestMethod().equals("GET");
    switch (path) {
      case "" -> {
        String page = AttendPage.html(attending.open(), attending.directory());
        only(get, exchange, "text/html; charset=utf-8", page);
      }
      case "attend.js" -> only(get, exchange, "text/javascript", AttendPage.script());
      case "attend.css" -> only(get, exchange, "text/css", AttendPage.style());
      case "steps" ->
          only(
              get,
              exchange,
              "application/json",
              new String(OpenStep.json(attending.open()), StandardCharsets.UTF_8));
      case "answer" -> answer(exchange);
      default -> send(exchange, NOT_FOUND, "text/plain", "nothing here");
    }
  }

  private static void only(boolean get, HttpExchange exchange, String type, String text)
      throws IOException {
    send(exchange, get ? OK : NOT_ALLOWED, get ? type : "text/plain", get ? text : "GET only");
  }

  /** The photo is the body; everything else stands in the query. */
  private void answer(HttpExchange exchange) throws IOException, InputProblem {
    if (!exchange.getRequestMethod().equals("POST")) {
      send(exchange, NOT_ALLOWED, "text/plain", "POST only");
      return;
    }
    byte[] photo = exchange.getRequestBody().readNBytes(Attending.MOST_PHOTO_BYTES + 1);
    if (photo.length > Attending.MOST_PHOTO_BYTES) {
      send(exchange, TOO_LARGE, "text/plain", "the photo has more than 25 MB");
      return;
    }
    Map<String, String> query = query(exchange);
    OpenStep step = attending.find(query.getOrDefault("run", ""), query.getOrDefault("step", ""));
    attending.answer(
        step,
        query.getOrDefault("by", ""),
        query.getOrDefault("entry", ""),
        photo.length == 0 ? Optional.empty() : Optional.of(photo));
    send(exchange, OK, "text/plain", "taken; the rig now looks for the effect");
  }

  private static Map<String, String> query(HttpExchange exchange) {
    var values = new HashMap<String, String>();
    @Nullable String raw = exchange.getRequestURI().getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&", 20)) {
        int at = pair.indexOf('=');
        if (at > 0) {
          values.put(
              pair.substring(0, at),
              URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
      }
    }
    return values;
  }

  private static void send(HttpExchange exchange, int code, String type, String text)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set(
        "Content-Security-Policy",
        "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
