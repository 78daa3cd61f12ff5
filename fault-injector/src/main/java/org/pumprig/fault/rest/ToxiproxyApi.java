package org.pumprig.fault.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.link.Endpoint;
import org.pumprig.seed.Seed;

/**
 * Requests to answers: proxies and toxics created, read, updated, deleted, populated and reset.
 *
 * <p>Called by one thread at a time. A request that fails has changed nothing.
 */
final class ToxiproxyApi {
  /** The version of Toxiproxy's interface that is spoken. */
  static final String VERSION = "2.12.0";

  static final int MAX_PROXIES = 1_000;
  static final int MAX_TOXICS = 100;

  private final Map<String, ServedProxy> proxies = new LinkedHashMap<>();
  private final ServedProxy.Starter starter;
  private final InjectorCalls calls;
  private final Seed seed;
  private final boolean loopbackOnly;

  /**
   * @param seed of all draws
   * @param loopbackOnly whether proxies may listen on loopback only
   */
  ToxiproxyApi(ServedProxy.Starter starter, InjectorCalls calls, Seed seed, boolean loopbackOnly) {
    this.starter = starter;
    this.calls = calls;
    this.seed = seed;
    this.loopbackOnly = loopbackOnly;
  }

  /**
   * Answers one request.
   *
   * @param path without query, split at {@code /} and decoded
   */
  ApiResponse answer(String method, List<String> path, String body) {
    try {
      return route(method.equals("PATCH") ? "POST" : method, path, body);
    } catch (ApiProblem problem) {
      return ApiResponse.problem(problem.status(), String.valueOf(problem.getMessage()));
    }
  }

  private ApiResponse route(String method, List<String> path, String body) throws ApiProblem {
    String root = path.isEmpty() ? "" : path.getFirst();
    return switch (method + " " + root + " " + path.size()) {
      case "GET version 1" -> ApiResponse.ok(object().put("version", VERSION));
      case "POST reset 1" -> reset();
      case "POST populate 1" -> populate(Json.read(body));
      case "GET proxies 1" -> ApiResponse.ok(all());
      case "POST proxies 1" -> ApiResponse.created(create(Json.read(body)).json());
      case "GET proxies 2" -> ApiResponse.ok(proxy(path).json());
      case "POST proxies 2" -> update(proxy(path), Json.read(body));
      case "DELETE proxies 2" -> delete(proxy(path));
      case "GET proxies 3", "POST proxies 3" -> toxics(method, path, body);
      case "GET proxies 4", "POST proxies 4", "DELETE proxies 4" -> toxic(method, path, body);
      default -> throw new ApiProblem(404, "there is no " + method + " /" + String.join("/", path));
    };
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode all() {
    ObjectNode out = object();
    proxies.values().forEach(proxy -> out.set(proxy.name(), proxy.json()));
    return out;
  }

  private ServedProxy proxy(List<String> path) throws ApiProblem {
    return Optional.ofNullable(proxies.get(path.get(1)))
        .orElseThrow(() -> new ApiProblem(404, "proxy not found"));
  }

  private ApiResponse reset() throws ApiProblem {
    for (ServedProxy proxy : proxies.values()) {
      for (String toxic : List.copyOf(proxy.toxics().keySet())) {
        proxy.remove(toxic);
      }
      proxy.enable();
    }
    return ApiResponse.noContent();
  }

  /** Creates what is new, replaces what stands otherwise; what is the same stays as it is. */
  private ApiResponse populate(JsonNode in) throws ApiProblem {
    if (!in.isArray()) {
      throw ApiProblem.badRequest("populate takes a list of proxies");
    }
    for (JsonNode each : in) {
      checked(each); // all before the first is touched
    }
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    for (JsonNode each : in) {
      Wanted wanted = checked(each);
      ServedProxy present = proxies.get(wanted.name);
      if (present != null && !wanted.isAt(present)) {
        delete(present);
        present = null;
      }
      out.add((present == null ? make(wanted) : present).json());
    }
    var body = object();
    body.set("proxies", out);
    return ApiResponse.created(body);
  }

  /** A proxy as asked for. */
  private record Wanted(
      Protocol protocol, String name, Endpoint listen, Endpoint upstream, boolean enabled) {
    boolean isAt(ServedProxy proxy) {
      boolean sameListen =
          listen.port() == 0
              ? listen.host().equals(proxy.listen().host())
              : listen.equals(proxy.listen());
      return protocol == proxy.protocol() && sameListen && upstream.equals(proxy.upstream());
    }
  }

  private Wanted checked(JsonNode in) throws ApiProblem {
    String name = Json.name(in, "");
    String upstream = Json.text(in, "upstream", "");
    if (upstream.isEmpty()) {
      throw ApiProblem.badRequest("missing required field: upstream");
    }
    return new Wanted(
        Protocol.read(in, Protocol.TCP),
        name,
        listen(Json.text(in, "listen", "127.0.0.1:0")),
        Addresses.resolve("upstream", upstream),
        in.path("enabled").asBoolean(true));
  }

  private Endpoint listen(String text) throws ApiProblem {
    Endpoint listen = Addresses.resolve("listen", text);
    if (loopbackOnly && !Addresses.isLoopback(listen)) {
      throw ApiProblem.badRequest(
          "listen: only loopback is allowed; start 'pumprig faults serve' with --proxies-anywhere");
    }
    return listen;
  }

  private ServedProxy create(JsonNode in) throws ApiProblem {
    Wanted wanted = checked(in);
    if (proxies.containsKey(wanted.name)) {
      throw new ApiProblem(409, "proxy already exists");
    }
    return make(wanted);
  }

  private ServedProxy make(Wanted wanted) throws ApiProblem {
    if (proxies.size() >= MAX_PROXIES) {
      throw new ApiProblem(409, "there are " + MAX_PROXIES + " proxies already");
    }
    var proxy =
        new ServedProxy(
            wanted.protocol, wanted.name, wanted.listen, wanted.upstream, starter, calls, seed);
    if (wanted.enabled) {
      proxy.enable();
    }
    proxies.put(wanted.name, proxy);
    return proxy;
  }

  private ApiResponse update(ServedProxy proxy, JsonNode in) throws ApiProblem {
    if (Protocol.read(in, proxy.protocol()) != proxy.protocol()) {
      throw ApiProblem.badRequest(
          "proxy "
              + proxy.name()
              + " is for "
              + proxy.protocol().text()
              + " for good: delete it, and create it anew");
    }
    String listenText = Json.text(in, "listen", "");
    String upstreamText = Json.text(in, "upstream", "");
    Endpoint listen = listenText.isEmpty() ? proxy.listen() : listen(listenText);
    Endpoint upstream =
        upstreamText.isEmpty() ? proxy.upstream() : Addresses.resolve("upstream", upstreamText);
    if (!listen.equals(proxy.listen()) || !upstream.equals(proxy.upstream())) {
      proxy.move(listen, upstream);
    }
    JsonNode enabled = in.path("enabled");
    if (enabled.isBoolean() && enabled.booleanValue()) {
      proxy.enable();
    } else if (enabled.isBoolean()) {
      proxy.disable();
    }
    return ApiResponse.ok(proxy.json());
  }

  private ApiResponse delete(ServedProxy proxy) {
    proxy.disable();
    proxies.remove(proxy.name());
    return ApiResponse.noContent();
  }

  private ApiResponse toxics(String method, List<String> path, String body) throws ApiProblem {
    requireToxics(path);
    ServedProxy proxy = proxy(path);
    if (method.equals("GET")) {
      return ApiResponse.ok(proxy.toxicsJson());
    }
    if (proxy.toxics().size() >= MAX_TOXICS) {
      throw new ApiProblem(409, "the proxy has " + MAX_TOXICS + " toxics already");
    }
    Toxic toxic = Toxic.read(proxy.protocol(), Json.read(body));
    proxy.add(toxic);
    return ApiResponse.ok(toxic.json());
  }

  private ApiResponse toxic(String method, List<String> path, String body) throws ApiProblem {
    requireToxics(path);
    ServedProxy proxy = proxy(path);
    Toxic toxic = proxy.toxic(path.get(3));
    return switch (method) {
      case "GET" -> ApiResponse.ok(toxic.json());
      case "DELETE" -> {
        proxy.remove(toxic.name());
        yield ApiResponse.noContent();
      }
      default -> {
        Toxic updated = toxic.updated(Json.read(body));
        proxy.replace(updated);
        yield ApiResponse.ok(updated.json());
      }
    };
  }

  private static void requireToxics(List<String> path) throws ApiProblem {
    if (!path.get(2).equals("toxics")) {
      throw new ApiProblem(404, "there is no /" + String.join("/", path));
    }
  }

  /** Ends every proxy. */
  void close() {
    new ArrayList<>(proxies.values()).forEach(this::delete);
  }
}
