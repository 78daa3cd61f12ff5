package org.pumprig.fault.wifi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.host.UnixDatagram;
import org.pumprig.time.SystemScheduler;

/** Over real unix datagram sockets. */
@Tag("integration")
class HostapdControlIT {
  @TempDir Path folder;

  @Test
  void questionsAreAnsweredAndOrdersConfirmed() throws Exception {
    try (var hostapd = new EmulatedHostapd(folder.resolve("wlan0"))) {
      var control = new HostapdControl(hostapd.path());
      assertThat(control.isThere()).isTrue();
      assertThat(control.status()).containsEntry("state", "ENABLED").containsEntry("freq", "2412");
      control.order("DISABLE");
      control.await("state", "DISABLED");
      assertThatThrownBy(() -> control.order("DISABLE"))
          .hasMessage("hostapd (" + hostapd.path() + ") said to 'DISABLE': FAIL");
      control.awaitStation("SN-1", EmulatedHostapd.STATION, 1_000_000_000);
    }
  }

  @Test
  void whoIsNotThereIsSaidInOneLine() throws Exception {
    var control = new HostapdControl(folder.resolve("wlan0"));
    assertThat(control.isThere()).isFalse();
    assertThatThrownBy(() -> control.ask("PING"))
        .hasMessage(
            "no control socket "
                + folder.resolve("wlan0")
                + ": hostapd doesn't run, or its configuration names no 'ctrl_interface'");
    new EmulatedHostapd(folder.resolve("wlan0")).close();
    assertThatThrownBy(() -> control.ask("PING"))
        .hasMessage(
            "nobody answers at "
                + folder.resolve("wlan0")
                + ": the hostapd that made it has ended");
    assertThatThrownBy(() -> new HostapdControl(folder.resolve("x".repeat(120))).ask("PING"))
        .hasMessageContaining("is too long for a unix socket");
  }

  @Test
  void aStationThatNeverComesIsNamed() throws Exception {
    try (var hostapd = new EmulatedHostapd(folder.resolve("wlan0"))) {
      hostapd.state.put("station", "[AUTH]");
      assertThatThrownBy(
              () ->
                  new HostapdControl(hostapd.path())
                      .awaitStation("SN-1", EmulatedHostapd.STATION, 300_000_000))
          .hasMessageContaining("SN-1 (02:00:00:00:01:00) did not associate");
    }
  }

  @Test
  void aMessageThatDoesNotComeIsNotWaitedForLonger() throws Exception {
    try (var hostapd = new EmulatedHostapd(folder.resolve("wlan0"));
        var socket = UnixDatagram.connect(folder.resolve("own"), hostapd.path())) {
      assertThat(socket.send("SLEEP")).isTrue();
      assertThat(socket.receive(50_000_000)).isEmpty();
      assertThat(socket.send("PING")).isTrue();
      assertThat(socket.receive(5_000_000_000L)).contains("PONG\n");
    }
    assertThat(folder.resolve("own")).doesNotExist();
  }

  @Test
  void comingAndGoingIsHeardAlsoOfAHostapdThatWasStartedAnew() throws Exception {
    var heard = new LinkedBlockingQueue<StationEvent>();
    var problems = new ArrayList<Throwable>();
    try (var scheduler = new SystemScheduler("hostapd-it", problems::add)) {
      var first = new EmulatedHostapd(folder.resolve("wlan0"));
      try (var _ = StationEvents.open(new HostapdControl(first.path()), scheduler, heard::add)) {
        first.event("<3>AP-STA-CONNECTED " + EmulatedHostapd.STATION);
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isNotNull().matches(StationEvent::associated);
        first.close();
        try (var second = new EmulatedHostapd(folder.resolve("wlan0"))) {
          while (!second.asked.contains("ATTACH")) {
            assertThat(heard.poll(20, TimeUnit.MILLISECONDS)).isNull();
          }
          second.event("<3>AP-STA-DISCONNECTED " + EmulatedHostapd.STATION);
          assertThat(heard.poll(5, TimeUnit.SECONDS))
              .isNotNull()
              .matches(event -> !event.associated());
        }
      }
    }
    assertThat(problems).isEqualTo(List.of());
  }
}
