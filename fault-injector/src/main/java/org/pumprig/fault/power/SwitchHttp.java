package org.pumprig.fault.power;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.pumprig.link.Endpoint;

/** Asks a plug's small web server; its answers are JSON of a few hundred bytes. */
final class SwitchHttp {
  private static final int MOST_BYTES = 65_536;
  private static final JsonMapper JSON = new JsonMapper();

  private final Endpoint at;
  private final Optional<SwitchLogin> login;
  private final boolean loginInRequests;
  private final Duration within;
  private final HttpClient client;

  /**
   * @param login told when the server asks for one
   * @param loginInRequests whether the requests themselves have one
   */
  SwitchHttp(Endpoint at, Optional<SwitchLogin> login, boolean loginInRequests, long withinNanos) {
    this.at = at;
    this.login = login;
    this.loginInRequests = loginInRequests;
    this.within = Duration.ofNanos(withinNanos);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(within)
            .build();
  }

  /** An answer's object. */
  record Answer(JsonNode object) {
    boolean has(String key) {
      return object.has(key);
    }

    boolean flag(String key) throws IOException {
      return value(key, object.path(key).isBoolean()).booleanValue();
    }

    String text(String key) throws IOException {
      return value(key, object.path(key).isTextual()).textValue();
    }

    private JsonNode value(String key, boolean fits) throws IOException {
      if (fits) {
        return object.path(key);
      }
      String said = object.toString();
      throw new IOException(
          "its answer has no '" + key + "': " + said.substring(0, Math.min(120, said.length())));
    }
  }

  /**
   * One request, and a second where the first is told how to log in.
   *
   * @param pathAndQuery begins with a slash, encoded
   */
  Answer get(String pathAndQuery) throws IOException {
    HttpResponse<InputStream> response = send(pathAndQuery, Optional.empty());
    if (response.statusCode() == 401 && login.isPresent()) {
      String asked = response.headers().firstValue("WWW-Authenticate").orElse("");
      response.body().close();
      response = send(pathAndQuery, Optional.of(credentials(login.get(), asked, pathAndQuery)));
    }
    try (InputStream body = response.body()) {
      byte[] bytes = body.readNBytes(MOST_BYTES);
      if (response.statusCode() == 401) {
        throw new IOException(
            login.isPresent() || loginInRequests
                ? "it refuses the login"
                : "it wants a login, and none is given");
      }
      if (response.statusCode() != 200) {
        throw new IOException(
            "it answers with HTTP status " + response.statusCode() + reason(bytes));
      }
      JsonNode object = JSON.readTree(bytes);
      if (object == null || !object.isObject()) {
        throw new IOException("its answer is no JSON object");
      }
      return new Answer(object);
    } catch (JsonProcessingException e) {
      throw new IOException("its answer is no JSON", e);
    }
  }

  /** What a Shelly adds in its own words, such as that it has no such channel. */
  private static String reason(byte[] bytes) {
    try {
      String said = JSON.readTree(bytes).path("message").asText("");
      return said.isEmpty() ? "" : ": " + said.substring(0, Math.min(120, said.length()));
    } catch (IOException e) {
      return "";
    }
  }

  private static String credentials(SwitchLogin login, String asked, String uri)
      throws IOException {
    if (asked.regionMatches(true, 0, "Digest", 0, 6)) {
      return DigestLogin.authorization(asked, login, "GET", uri);
    }
    String pair = login.user() + ":" + login.password();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<InputStream> send(String pathAndQuery, Optional<String> authorization)
      throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + host() + pathAndQuery)).timeout(within).GET();
    authorization.ifPresent(value -> request.header("Authorization", value));
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (HttpTimeoutException e) {
      throw new IOException("it doesn't answer within " + within.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (IOException e) {
      throw new IOException("it can't be reached at " + at + " (" + e.getMessage() + ")", e);
    }
  }

  private String host() {
    return at.host().contains(":") ? "[" + at.host() + "]:" + at.port() : at.toString();
  }
}
