package org.pumprig.rig.scenario;

import java.util.List;
import java.util.Optional;
import org.pumprig.fault.Injector;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.rig.campaign.UnitBench;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.RunBasis.PathChecked;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;
import org.pumprig.time.Scheduler;

/** A unit as the rig reaches it over its troubled links. */
final class TroubledUnit implements UnitBench {
  private final UnitBench inner;
  private final Scheduler scheduler;
  private final Troubles troubles;
  private final RandomStream random;
  private final List<Injector> injectors;

  TroubledUnit(
      UnitBench inner,
      Scheduler scheduler,
      Troubles troubles,
      Seed seed,
      List<Injector> injectors) {
    this.inner = inner;
    this.scheduler = scheduler;
    this.troubles = troubles;
    this.random = seed.stream("bytes");
    this.injectors = injectors;
  }

  private Link troubled(Channel channel, Link link) {
    List<Troubles.OnLink> own =
        troubles.links().stream()
            .filter(each -> each.serial().equals(serial()) && each.channel() == channel)
            .toList();
    return own.isEmpty() ? link : new TroubledLink(link, scheduler, random, own);
  }

  @Override
  public String serial() {
    return inner.serial();
  }

  @Override
  public BenchDeclared declaration() {
    return inner.declaration();
  }

  @Override
  public Optional<PathChecked> path() {
    return inner.path();
  }

  @Override
  public Link service() {
    return troubled(Channel.SERVICE, inner.service());
  }

  @Override
  public Link flow() {
    return troubled(Channel.FLOW, inner.flow());
  }

  @Override
  public Link contact() {
    return troubled(Channel.CONTACT, inner.contact());
  }

  @Override
  public Link screen() {
    return troubled(Channel.SCREEN, inner.screen());
  }

  @Override
  public Link power() {
    return troubled(Channel.POWER, inner.power());
  }

  @Override
  public Link keypad() {
    return troubled(Channel.KEYPAD, inner.keypad());
  }

  @Override
  public void tapTo(WireTap tap) {
    List<Troubles.OnTap> own =
        troubles.tapLosses().stream().filter(each -> each.serial().equals(serial())).toList();
    inner.tapTo(own.isEmpty() ? tap : new TroubledTap(tap, scheduler, own));
  }

  @Override
  public List<Injector> injectors() {
    return injectors;
  }

  @Override
  public Endpoint faultTarget() {
    return inner.faultTarget();
  }
}
