package org.pumprig.rig.network;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.host.CommandThread;
import org.pumprig.host.CommandThread.Outcome;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.setup.Ipv4;

/**
 * Injects a proxy's stream faults into new connections of a unit that doesn't know the proxy: while
 * one of them lasts, an element of the redirection map sends the unit's new connections there. The
 * element times out with the fault's lease. Connections that were open before pass by.
 */
public final class RedirectInjector implements Injector {
  private static final long WITHIN_NANOS = 5_000_000_000L;

  private final Injector proxy;
  private final CommandThread commands;
  private final RedirectElements elements;
  private final Set<String> active = new HashSet<>();

  /**
   * @param proxy injects into the proxy that connections are sent to
   * @param commands runs programs where the rig routes
   * @param unit the unit's own address
   * @param gateway where the unit connects to
   * @param proxyPort where the proxy listens, on the rig's address on the units' side
   */
  public RedirectInjector(
      Injector proxy, CommandThread commands, Ipv4 unit, Endpoint gateway, int proxyPort) {
    this.proxy = proxy;
    this.commands = commands;
    this.elements = new RedirectElements(unit, gateway, proxyPort, false);
  }

  @Override
  public Optional<BackEnd> backEnd() {
    return proxy.backEnd();
  }

  @Override
  public boolean injects(Fault fault) {
    return proxy.injects(fault);
  }

  @Override
  public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    proxy.apply(
        spec,
        leaseNanos,
        result -> {
          switch (result) {
            case InjectionResult.Failed _ -> done.accept(result);
            case InjectionResult.Done _ -> {
              active.add(spec.id());
              run(elements.lease(leaseNanos), outcome -> armed(spec, result, outcome, done));
            }
          }
        });
  }

  private void armed(
      FaultSpec spec,
      InjectionResult applied,
      Outcome outcome,
      Consumer<? super InjectionResult> done) {
    Optional<String> trouble = outcome.trouble();
    if (trouble.isEmpty()) {
      done.accept(applied);
      return;
    }
    active.remove(spec.id());
    var failed = new InjectionResult.Failed("new connections are not redirected: " + trouble.get());
    proxy.revert(spec.id(), _ -> done.accept(failed));
  }

  @Override
  public void renew(String faultId, long leaseNanos) {
    if (active.contains(faultId)) {
      proxy.renew(faultId, leaseNanos);
      run(elements.lease(leaseNanos), _ -> {}); // should it fail, the lease ends and verify says so
    }
  }

  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    proxy.verify(spec, done);
  }

  @Override
  public void revert(String faultId, Consumer<? super InjectionResult> done) {
    active.remove(faultId);
    if (!active.isEmpty()) {
      proxy.revert(faultId, done);
      return;
    }
    run(
        elements.end(),
        outcome ->
            proxy.revert(
                faultId,
                result ->
                    done.accept(
                        outcome
                            .trouble()
                            .<InjectionResult>map(
                                why -> new InjectionResult.Failed("still redirected: " + why))
                            .orElse(result))));
  }

  private void run(String input, Consumer<? super Outcome> done) {
    commands.run(RedirectElements.NFT, input, WITHIN_NANOS, done);
  }
}
