package org.pumprig.fault.proxy;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Injector;
import org.pumprig.fault.model.packet.ModelledTcp;
import org.pumprig.fault.packet.PacketInjector;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Network;
import org.pumprig.time.Scheduler;

/**
 * The proxy over a {@link Network}, in virtual time: the same core and model as on the kernel's
 * TCP, except that links know no half-closed connections and cannot be held back.
 */
public final class VirtualFaultProxy implements FaultProxy {
  private final ProxySettings settings;
  private final ProxyCore<byte[]> core;
  private final Endpoint listen;
  private final ProxyInjector<byte[]> injector;
  private final PacketInjector packetInjector;

  private VirtualFaultProxy(
      ProxySettings settings, Network network, Scheduler scheduler, @Nullable WireTap tap)
      throws IOException {
    this.settings = settings;
    var path = new ModelledPath(scheduler);
    var sockets = new LinkSockets(network, settings, path);
    var queue = new TapQueue(tap, scheduler, settings.tapEventLimit(), settings.tapByteLimit());
    core = new ProxyCore<>(sockets, scheduler, queue, settings.heldLimitBytes());
    sockets.drives(core);
    core.start();
    listen = sockets.listen();
    injector = new ProxyInjector<>(core, scheduler, listen);
    packetInjector =
        new PacketInjector(
            BackEnd.TAP, ModelledTcp::models, "modelled", Map.of(settings.name(), path), scheduler);
  }

  /**
   * Starts a proxy; when this returns, the pump can connect.
   *
   * @param network where the pump and the gateway are, on the same scheduler
   * @param scheduler clock and thread of everything
   * @param tap told what happens on the wires, or null
   * @throws IOException if the address cannot be listened on
   */
  public static VirtualFaultProxy start(
      ProxySettings settings, Network network, Scheduler scheduler, @Nullable WireTap tap)
      throws IOException {
    return new VirtualFaultProxy(settings, network, scheduler, tap);
  }

  /** Connections that still have a leg. */
  int connections() {
    return core.model().connections().size();
  }

  @Override
  public Endpoint listen() {
    return listen;
  }

  @Override
  public Endpoint upstream() {
    return settings.upstream();
  }

  @Override
  public Injector injector() {
    return injector;
  }

  /**
   * Injects packet faults into the network in front of the proxy as {@link ModelledTcp} knows them;
   * its evidence says {@code modelled}. The target is the settings' name.
   */
  public PacketInjector packetInjector() {
    return packetInjector;
  }

  @Override
  public void close() {
    core.close();
  }
}
