package org.pumprig.rig.lone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import org.pumprig.fault.Injector;
import org.pumprig.fault.proxy.NettyFaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.link.Endpoint;
import org.pumprig.time.Scheduler;

/** A proxy that stands there as long as the fault does; the unit must be pointed at it. */
record ProxyInUse(NettyFaultProxy proxy) implements BackEndInUse {
  private static final int CONNECT_MILLIS = 2_000;

  static BackEndInUse open(Reach reach, Scheduler scheduler) throws LoneProblem {
    Endpoint listen = endpoint("--listen", reach.listen());
    Endpoint upstream = endpoint("--upstream", reach.upstream());
    requireGateway(upstream);
    try {
      var settings = new ProxySettings("lone", listen, upstream);
      return new ProxyInUse(NettyFaultProxy.start(settings, scheduler, _ -> {}));
    } catch (IOException e) {
      throw new LoneProblem(
          "no proxy can listen on " + listen + ": " + e.getMessage() + ". Choose another --listen.",
          e);
    }
  }

  /** The proxy refuses where its gateway does: then a refusal would prove nothing. */
  private static void requireGateway(Endpoint upstream) throws LoneProblem {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(upstream.host(), upstream.port()), CONNECT_MILLIS);
    } catch (IOException e) {
      throw new LoneProblem(
          "nothing answers at --upstream "
              + upstream
              + " ("
              + e.getMessage()
              + "): start it first.",
          e);
    }
  }

  static Endpoint endpoint(String option, Optional<String> given) throws LoneProblem {
    String text =
        given.orElseThrow(() -> new LoneProblem("a fault in the proxy needs " + option + "."));
    int colon = text.lastIndexOf(':');
    try {
      return new Endpoint(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new LoneProblem(option + " must be HOST:PORT, not '" + text + "'.", e);
    }
  }

  @Override
  public Injector injector() {
    return proxy.injector();
  }

  @Override
  public Endpoint target() {
    return proxy.listen();
  }

  @Override
  public String remark() {
    return "Through a proxy: the unit connects to " + target() + ".";
  }

  @Override
  public void close() {
    proxy.close();
  }
}
