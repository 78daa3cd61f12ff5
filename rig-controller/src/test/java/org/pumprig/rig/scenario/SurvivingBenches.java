package org.pumprig.rig.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.Injector;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.fault.tap.TapRecord;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.rig.campaign.BenchProvider;
import org.pumprig.rig.campaign.SlotBench;
import org.pumprig.rig.campaign.UnitBench;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.RunBasis.PathChecked;

/** Benches that outlive their controller, as real pumps do: the next one finds them as they are. */
final class SurvivingBenches implements BenchProvider {
  private final BenchProvider inner;
  private final List<Link> links = new ArrayList<>();
  private final List<UnitBench> units = new ArrayList<>();
  private Optional<SlotBench> left = Optional.empty();
  private Optional<SlotBench> current = Optional.empty();

  SurvivingBenches(BenchProvider inner) {
    this.inner = inner;
  }

  /** The controller dies: its links end, its taps see nothing more. */
  void controllerDies() {
    left = current;
    units.forEach(
        unit -> {
          unit.tapTo(event -> {});
          unit.recordPackets(TapRecord.NONE);
        });
    links.forEach(Link::close);
    links.clear();
  }

  /** Units of the bench that was opened last. */
  List<UnitBench> units() {
    return List.copyOf(units);
  }

  @Override
  public SlotBench open(String slotName, List<Placement> placed) throws IOException {
    SlotBench bench = left.isPresent() ? left.get() : inner.open(slotName, placed);
    left = Optional.empty();
    current = Optional.of(bench);
    units.clear();
    List<String> wanted = placed.stream().map(Placement::serial).toList();
    bench.units().stream().filter(unit -> wanted.contains(unit.serial())).forEach(units::add);
    List<UnitBench> seen = units.stream().map(unit -> (UnitBench) new Unit(unit)).toList();
    return new SlotBench() {
      @Override
      public List<UnitBench> units() {
        return seen;
      }

      @Override
      public void close() {
        bench.close();
      }
    };
  }

  private Link kept(Link link) {
    links.add(link);
    return link;
  }

  private final class Unit implements UnitBench {
    private final UnitBench unit;

    Unit(UnitBench unit) {
      this.unit = unit;
    }

    @Override
    public String serial() {
      return unit.serial();
    }

    @Override
    public BenchDeclared declaration() {
      return unit.declaration();
    }

    @Override
    public Optional<PathChecked> path() {
      return unit.path();
    }

    @Override
    public Driver driver() {
      return unit.driver();
    }

    @Override
    public boolean has(Channel channel) {
      return unit.has(channel);
    }

    @Override
    public Link service() {
      return kept(unit.service());
    }

    @Override
    public Link flow() {
      return kept(unit.flow());
    }

    @Override
    public Link contact() {
      return kept(unit.contact());
    }

    @Override
    public Link screen() {
      return kept(unit.screen());
    }

    @Override
    public Link power() {
      return kept(unit.power());
    }

    @Override
    public Link keypad() {
      return kept(unit.keypad());
    }

    @Override
    public void tapTo(WireTap tap) {
      unit.tapTo(tap);
    }

    @Override
    public void recordPackets(TapRecord record) {
      unit.recordPackets(record);
    }

    @Override
    public boolean wireIsSealed() {
      return unit.wireIsSealed();
    }

    @Override
    public List<Injector> injectors() {
      return unit.injectors();
    }

    @Override
    public Endpoint faultTarget() {
      return unit.faultTarget();
    }
  }
}
