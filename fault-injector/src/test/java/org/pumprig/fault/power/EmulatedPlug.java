package org.pumprig.fault.power;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pumprig.link.Endpoint;

/**
 * A plug's web server, which behaves as the makers' documents say: Shelly of both kinds and
 * Tasmota, on one port as their paths differ.
 */
final class EmulatedPlug implements AutoCloseable {
  private static final String NONCE = "60dc2a1f";
  private static final String REALM = "shellyplus1-a8032abe54dc";
  private static final String NEEDS = "{\"WARNING\":\"Need user=<username>&password=<password>\"}";
  private static final String NO_SUCH = "{\"code\":-105,\"message\":\"";
  private static final Pattern TASMOTA = Pattern.compile("cmnd=Power([1-8])(?:%20(On|Off))?$");

  private final HttpServer server;
  final boolean[] on = {true, true, true, true};

  /** How many answers still tell the state before the last order. */
  int lags;

  /** Of the user admin: Basic, Digest, or in the request; empty: none wanted. */
  String password = "";

  /** Whether Tasmota refuses as it did before version 8.2.3: with a warning and status 200. */
  boolean old;

  EmulatedPlug() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/relay/", exchange -> answer(exchange, this::first));
    server.createContext("/rpc/", exchange -> answer(exchange, this::later));
    server.createContext("/cm", exchange -> answer(exchange, this::tasmota));
    server.start();
  }

  Endpoint at() {
    return new Endpoint("127.0.0.1", server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange, Function<String, String> page) throws IOException {
    String uri = exchange.getRequestURI().toString();
    byte[] body = new byte[0];
    int status = 200;
    if (!password.isEmpty() && !uri.startsWith("/cm") && !knows(exchange, uri)) {
      exchange.getResponseHeaders().add("WWW-Authenticate", challenge(uri));
      status = 401;
    } else {
      String text = page.apply(uri);
      status = text.startsWith(NEEDS) && !old ? 401 : text.startsWith(NO_SUCH) ? 404 : 200;
      body = text.getBytes(StandardCharsets.UTF_8);
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String challenge(String uri) {
    return uri.startsWith("/relay/")
        ? "Basic realm=\"%s\"".formatted(REALM)
        : "Digest qop=\"auth\", realm=\"%s\", nonce=\"%s\", algorithm=SHA-256"
            .formatted(REALM, NONCE);
  }

  private boolean knows(HttpExchange exchange, String uri) {
    String said = exchange.getRequestHeaders().getFirst("Authorization");
    if (said == null) {
      return false;
    }
    if (uri.startsWith("/relay/")) {
      byte[] pair = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
      return said.equals("Basic " + Base64.getEncoder().encodeToString(pair));
    }
    Map<String, String> told = DigestLogin.parameters(said);
    Map<String, String> asked = Map.of("realm", REALM, "nonce", NONCE);
    String right =
        DigestLogin.header(asked, "admin", password, "GET", uri, told.getOrDefault("cnonce", ""));
    return told.getOrDefault("response", "-").equals(DigestLogin.parameters(right).get("response"));
  }

  private String first(String uri) {
    int channel = uri.charAt("/relay/".length()) - '0';
    boolean told = shown(channel);
    if (uri.contains("turn=")) {
      on[channel] = uri.endsWith("turn=on");
    }
    return "{\"ison\":%s,\"has_timer\":false}".formatted(told);
  }

  private String later(String uri) {
    int channel = uri.charAt(uri.indexOf("id=") + 3) - '0';
    if (channel >= on.length) {
      return NO_SUCH + "Argument 'id', value %d not found!\"}".formatted(channel);
    }
    if (uri.startsWith("/rpc/Switch.Set?")) {
      boolean was = on[channel];
      on[channel] = uri.endsWith("on=true");
      return "{\"was_on\":%s}".formatted(was);
    }
    return "{\"id\":%d, \"source\":\"HTTP_in\", \"output\":%s}".formatted(channel, shown(channel));
  }

  private String tasmota(String uri) {
    if (!password.isEmpty() && !uri.contains("user=admin&password=" + password + "&")) {
      return NEEDS;
    }
    Matcher command = TASMOTA.matcher(uri);
    if (!command.find()) {
      return "{\"Command\":\"Unknown\"}";
    }
    int relay = Integer.parseInt(command.group(1));
    if (command.group(2) != null) {
      on[relay - 1] = command.group(2).equals("On");
    }
    return "{\"POWER%s\":\"%s\"}"
        .formatted(relay == 1 ? "" : relay, shown(relay - 1) ? "ON" : "OFF");
  }

  private boolean shown(int channel) {
    if (lags > 0) {
      lags--;
      return !on[channel];
    }
    return on[channel];
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
