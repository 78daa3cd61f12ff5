package org.pumprig.fault.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.StreamFault;
import org.pumprig.link.Endpoint;
import org.pumprig.seed.Seed;

/**
 * One proxy with its toxics. Disabled it has no listener and no connections; its toxics are kept.
 * Called by one thread at a time; waits for the proxy.
 */
final class ServedProxy {
  /** Runs proxies; the seam to real ones. */
  interface Starter {
    Served start(Protocol protocol, String name, Endpoint listen, Endpoint upstream)
        throws IOException;
  }

  private static final long FOREVER_NANOS = StreamFault.LIMIT_NANOS;

  private final Protocol protocol;
  private final String name;
  private final Starter starter;
  private final InjectorCalls calls;
  private final Seed seed;
  private final Map<String, Toxic> toxics = new LinkedHashMap<>();
  private final Map<String, FaultSpec> specs = new LinkedHashMap<>();
  private Endpoint listen;
  private Endpoint upstream;
  private @Nullable Served running;
  private int generation;

  ServedProxy(
      Protocol protocol,
      String name,
      Endpoint listen,
      Endpoint upstream,
      Starter starter,
      InjectorCalls calls,
      Seed seed) {
    this.protocol = protocol;
    this.name = name;
    this.listen = listen;
    this.upstream = upstream;
    this.starter = starter;
    this.calls = calls;
    this.seed = seed;
  }

  Protocol protocol() {
    return protocol;
  }

  String name() {
    return name;
  }

  boolean enabled() {
    return running != null;
  }

  Endpoint listen() {
    return listen;
  }

  Endpoint upstream() {
    return upstream;
  }

  /** Starts it with all its toxics. */
  void enable() throws ApiProblem {
    if (running != null) {
      return;
    }
    try {
      Served started = starter.start(protocol, name, listen, upstream);
      running = started;
      listen = started.listen(); // the port that was really bound, from now on
    } catch (IOException e) {
      throw new ApiProblem(500, "proxy " + name + ": " + e.getMessage());
    }
    for (Toxic toxic : toxics.values()) {
      inject(toxic);
    }
  }

  void disable() {
    Served proxy = running;
    running = null;
    specs.clear();
    if (proxy != null) {
      calls.forget(proxy.injector());
      proxy.close();
    }
  }

  /** Moves it; connections end. If the new place can't be had, the old one is kept. */
  void move(Endpoint newListen, Endpoint newUpstream) throws ApiProblem {
    Endpoint oldListen = listen;
    Endpoint oldUpstream = upstream;
    boolean ran = enabled();
    disable();
    listen = newListen;
    upstream = newUpstream;
    if (ran) {
      try {
        enable();
      } catch (ApiProblem problem) {
        listen = oldListen;
        upstream = oldUpstream;
        enable();
        throw problem;
      }
    }
  }

  Map<String, Toxic> toxics() {
    return toxics;
  }

  Toxic toxic(String toxic) throws ApiProblem {
    return Optional.ofNullable(toxics.get(toxic))
        .orElseThrow(() -> new ApiProblem(404, "toxic not found"));
  }

  void add(Toxic toxic) throws ApiProblem {
    if (toxics.containsKey(toxic.name())) {
      throw new ApiProblem(409, "toxic already exists");
    }
    inject(toxic);
    toxics.put(toxic.name(), toxic);
  }

  /** The new one acts before the old one goes: there is no moment without it. */
  void replace(Toxic toxic) throws ApiProblem {
    FaultSpec old = specs.get(toxic.name());
    inject(toxic);
    toxics.put(toxic.name(), toxic);
    if (old != null) {
      revert(old);
    }
  }

  void remove(String toxic) throws ApiProblem {
    toxic(toxic);
    toxics.remove(toxic);
    FaultSpec spec = specs.remove(toxic);
    if (spec != null) {
      revert(spec);
    }
  }

  /** The seed names the toxic, not its generation: an update draws the same connections again. */
  private void inject(Toxic toxic) throws ApiProblem {
    Served proxy = running;
    if (proxy == null || toxic.toxicity() == 0) {
      return;
    }
    var spec =
        new FaultSpec(
            name + "-" + toxic.name() + "-" + ++generation,
            toxic.fault(),
            toxic.direction(),
            name,
            seed.child(name, toxic.name()),
            0,
            FOREVER_NANOS);
    if (calls.apply(proxy.injector(), spec) instanceof InjectionResult.Failed failed) {
      throw new ApiProblem(500, "toxic " + toxic.name() + ": " + failed.reason());
    }
    specs.put(toxic.name(), spec);
  }

  private void revert(FaultSpec spec) throws ApiProblem {
    Served proxy = running;
    if (proxy != null
        && calls.revert(proxy.injector(), spec) instanceof InjectionResult.Failed failed) {
      throw new ApiProblem(500, "fault " + spec.id() + " is still there: " + failed.reason());
    }
  }

  ObjectNode json() {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("name", name)
        .put("listen", Addresses.text(listen))
        .put("upstream", Addresses.text(upstream))
        .put("enabled", enabled());
    if (protocol == Protocol.UDP) { // Toxiproxy's answers have no such field
      out.put("protocol", protocol.text());
    }
    out.set("toxics", toxicsJson());
    return out;
  }

  ArrayNode toxicsJson() {
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    toxics.values().forEach(toxic -> out.add(toxic.json()));
    return out;
  }
}
