package org.pumprig.rig.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.driver.serviceport.ServicePortDriver;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.observe.LineNoise;
import org.pumprig.rig.observe.LinePeer;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;
import org.pumprig.time.VirtualScheduler;

class DriverChannelTest {
  private static final long MS = 1_000_000;
  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final LinePeer peer = new LinePeer(scheduler);
  private final List<Input> told = new ArrayList<>();

  private DriverChannel channel(Driver driver) {
    return new DriverChannel(scheduler, peer.links(), driver, 250 * MS, told::add);
  }

  @Test
  void theServicePortIsAskedInItsRhythmAndOnceAfterAReopen() {
    DriverChannel channel = channel(new ServicePortDriver());
    channel.open();
    scheduler.run(600 * MS);
    assertThat(peer.heard()).containsExactly("3 VERSION", "3 STATUS", "253 STATUS", "503 STATUS");
    peer.cut();
    scheduler.run(1_700 * MS);
    assertThat(peer.heard())
        .containsExactly("1104 VERSION", "1104 STATUS", "1354 STATUS", "1604 STATUS");
    assertThat(peer.connections()).isEqualTo(2);
  }

  @Test
  void aClosedChannelSaysAndAsksNothingMore() {
    DriverChannel channel = channel(new ServicePortDriver());
    channel.open();
    scheduler.run(100 * MS);
    channel.close();
    told.clear();
    peer.heard();
    channel.open();
    scheduler.run(5_000 * MS);
    assertThat(told).isEmpty();
    assertThat(peer.heard()).isEmpty();
    assertThat(peer.connections()).isEqualTo(1);
  }

  @Test
  void aDriverThatThrowsMakesALostLinkAndAnotherTry() {
    DriverChannel channel = channel(new Faulty());
    channel.open();
    scheduler.run(10 * MS);
    peer.say("ANYTHING");
    scheduler.run(20 * MS);
    assertThat(told)
        .containsExactly(
            new LinkChanged(Channel.SERVICE, true, ""),
            new LinkChanged(
                Channel.SERVICE,
                false,
                "the driver failed: java.lang.IllegalStateException: on purpose"));
    scheduler.run(700 * MS);
    assertThat(told).last().isEqualTo(new LinkChanged(Channel.SERVICE, true, ""));
    assertThat(peer.connections()).isEqualTo(2);
  }

  @Test
  void noBytesEverThrow() {
    for (int seed = 0; seed < 200; seed++) {
      RandomStream random = new Seed(seed).stream("bytes");
      DriverChannel channel = channel(new ServicePortDriver());
      channel.open();
      scheduler.run(scheduler.nanoTime() + 10 * MS);
      for (int i = 0; i < 10; i++) {
        peer.send(LineNoise.bytes(random));
      }
      scheduler.run(scheduler.nanoTime() + 10 * MS);
      channel.close();
      scheduler.run(scheduler.nanoTime() + 10 * MS);
    }
    assertThat(told).hasAtLeastOneElementOfType(ChannelGarbled.class);
    assertThat(told)
        .as("no driver failed")
        .noneMatch(input -> input.toString().contains("the driver failed"));
  }

  /** Whose every message is a mistake. */
  private record Faulty() implements Driver {
    @Override
    public String kind() {
      return "faulty";
    }

    @Override
    public String describe() {
      return "faulty";
    }

    @Override
    public Set<Capability> capabilities() {
      return EnumSet.noneOf(Capability.class);
    }

    @Override
    public DriverSession open(DriverPort port) {
      return new DriverSession() {
        @Override
        public void opened() {}

        @Override
        public void received(byte[] bytes) {
          throw new IllegalStateException("on purpose");
        }
      };
    }
  }
}
