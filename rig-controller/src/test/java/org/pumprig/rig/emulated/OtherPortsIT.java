package org.pumprig.rig.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.PseudoTerminal;
import org.pumprig.link.SerialLink;
import org.pumprig.link.TcpNetwork;
import org.pumprig.link.frame.AlarisFramer;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.DriverChannel;
import org.pumprig.rig.driver.alaris.AlarisDriver;
import org.pumprig.rig.driver.bcc.BccDriver;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** Emulated pumps that speak BCC and Alaris over sockets and terminals, and the rig's drivers. */
@Tag("realtime")
class OtherPortsIT {
  private final List<Throwable> failures = new ArrayList<>();
  private final SystemScheduler scheduler = new SystemScheduler("test", failures::add);
  private final TcpNetwork network = new TcpNetwork(scheduler);
  private final LinkedBlockingQueue<Input> told = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    network.close();
    scheduler.close();
    assertThat(failures).isEmpty();
  }

  private Standing pump(String protocol, Optional<String> serialDevice) throws Exception {
    return pump(protocol, serialDevice, Optional.empty());
  }

  private Standing pump(String protocol, Optional<String> serialDevice, Optional<Endpoint> gateway)
      throws Exception {
    if (serialDevice.isPresent()) {
      Assumptions.assumeTrue(PseudoTerminal.isSupported(), "no pseudo-terminals on this machine");
    }
    return LonePumps.start(
        new LonePumps.Wanted(
            protocol,
            "SN-1",
            "after",
            List.of(),
            serialDevice,
            new Endpoint("127.0.0.1", 0),
            gateway,
            Optional.empty(),
            "127.0.0.1",
            1_000_000_000L,
            new Seed(1)),
        failures::add);
  }

  private static String at(SequencedMap<String, String> places, String name) {
    return java.util.Objects.requireNonNull(places.get(name), name);
  }

  private Link tcp(String place) {
    int colon = place.lastIndexOf(':');
    return network.connect(
        new Endpoint(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1))));
  }

  private void drive(Driver driver, Supplier<Link> links) {
    var channel = new DriverChannel(scheduler, links, driver, 100_000_000L, told::add);
    scheduler.execute(channel::open);
  }

  private ServiceStatus await(Predicate<ServiceStatus> wanted) throws InterruptedException {
    for (Input next = told.poll(10, TimeUnit.SECONDS); next != null; ) {
      assertThat(next).isNotInstanceOf(ChannelGarbled.class);
      if (next instanceof ServiceStatus status && wanted.test(status)) {
        return status;
      }
      next = told.poll(10, TimeUnit.SECONDS);
    }
    throw new AssertionError("never told");
  }

  /** The finger programs the pump and starts it. */
  private void infuse(String keypad) {
    scheduler.execute(
        () -> {
          Link finger = tcp(keypad);
          finger.open(
              event -> {
                if (event instanceof org.pumprig.link.LinkEvent.Opened) {
                  finger.send(CheckedLine.encode("KEYS PRIMARY rate=125000 vtbi=50000"));
                  finger.send(CheckedLine.encode("KEYS START"));
                }
              });
        });
  }

  private void rackIsRead(String protocol, Optional<String> device, BccDriver driver)
      throws Exception {
    try (Standing rack = pump(protocol, device)) {
      String place = at(rack.places(), "service");
      drive(
          driver,
          () -> device.isPresent() ? new SerialLink(scheduler, place, driver.line()) : tcp(place));
      await(status -> status.state() == PumpState.STOPPED);
      infuse(at(rack.places(), "keypad"));
      ServiceStatus status = await(each -> each.state() == PumpState.INFUSING);
      assertThat(status.rateMicrolitresPerHour()).isEqualTo(125_000);
    }
  }

  @Test
  void aRackOverTcp() throws Exception {
    rackIsRead("bcc", Optional.empty(), new BccDriver("1", "01"));
  }

  @Test
  void aRackThatStuffsAndSendsOverATerminal() throws Exception {
    rackIsRead("bcc-stuffed", Optional.of("pty"), new BccDriver("1", "01", false, true));
  }

  @Test
  void aRackThatSendsByItself() throws Exception {
    rackIsRead("bcc-cyclic", Optional.empty(), new BccDriver("1", "01", true, false));
  }

  @Test
  void aNetworkedPumpTellsItsGatewayThatDeliveryStarts() throws Exception {
    var loopback = new Endpoint("127.0.0.1", 0);
    try (LoneGateway gateway =
            LoneGateway.start(loopback, List.of(), Optional.empty(), failures::add);
        Standing pump = pump("networked", Optional.empty(), Optional.of(gateway.endpoint()))) {
      Awaitility.await().until(() -> gateway.counts().received() > 0);
      infuse(at(pump.places(), "keypad"));
      Awaitility.await().until(() -> gateway.counts().events() == 1);
      assertThat(gateway.counts().alarms()).isZero();
      assertThat(gateway.counts().refused()).isZero();
    }
  }

  @Test
  void anAlarisPumpOverATerminal() throws Exception {
    try (Standing pump = pump("alaris", Optional.of("pty"))) {
      String place = at(pump.places(), "service");
      AlarisDriver driver = AlarisDriver.usual();
      var line = new java.util.concurrent.atomic.AtomicReference<Link>();
      drive(
          driver,
          () -> {
            line.set(new SerialLink(scheduler, place, driver.line()));
            return java.util.Objects.requireNonNull(line.get());
          });
      await(status -> status.state() == PumpState.STOPPED);
      scheduler.execute(
          () -> {
            for (String message :
                List.of(
                    "REMOTE_CTRL^ENABLED^" + AlarisFramer.crc("SN-1"),
                    "INF_RATE^25.00^ml/h",
                    "INF_START")) {
              java.util.Objects.requireNonNull(line.get()).send(AlarisFramer.encode(message));
            }
          });
      assertThat(awaitThroughAnswers().rateMicrolitresPerHour()).isEqualTo(25_000);
    }
  }

  /** The answers to the commands are nothing that a driver which only reads knows. */
  private ServiceStatus awaitThroughAnswers() throws InterruptedException {
    for (Input next = told.poll(10, TimeUnit.SECONDS); next != null; ) {
      if (next instanceof ServiceStatus status && status.state() == PumpState.INFUSING) {
        return status;
      }
      next = told.poll(10, TimeUnit.SECONDS);
    }
    throw new AssertionError("never told");
  }
}
