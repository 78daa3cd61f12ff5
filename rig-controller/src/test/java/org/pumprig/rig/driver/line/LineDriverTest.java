package org.pumprig.rig.driver.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.rig.driver.Wire.MS;
import static org.pumprig.rig.driver.Wire.SECOND;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.DriverChannel;
import org.pumprig.rig.driver.DriverSession.Result;
import org.pumprig.rig.driver.Mutations;
import org.pumprig.rig.driver.Programming;
import org.pumprig.rig.driver.Wire;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;

/** The example rig file with a device made for it. */
class LineDriverTest {
  private static final String RIG = Fixtures.text("rigs/line-driver.yaml");
  private final Wire wire = new Wire();
  private final List<String> heard = new ArrayList<>();

  private static Driver driver(String rig) throws InputProblem {
    return RigFile.parse("rig.yaml", rig.getBytes(StandardCharsets.UTF_8))
        .real()
        .orElseThrow()
        .units()
        .getFirst()
        .driver();
  }

  private void device(Link link) {
    var pending = new StringBuilder();
    link.open(
        event -> {
          if (event instanceof LinkEvent.Received data) {
            pending.append(new String(data.bytes(), StandardCharsets.US_ASCII));
            for (int end = pending.indexOf("\r\n"); end >= 0; end = pending.indexOf("\r\n")) {
              String line = pending.substring(0, end);
              pending.delete(0, end + 2);
              heard.add(line);
              link.send((answer(line) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
          }
        });
  }

  private static String answer(String line) {
    return switch (line.substring(0, Math.min(3, line.length()))) {
      case "VER" -> "VER LP7 LP-7 4.2";
      case "STA" -> "STAT RUN 125.5 E0\r\n!E17";
      case "VOL" -> "VOL 1.25";
      case "P1 ", "P2 " -> line.contains("999") ? "NO" : "OK";
      case "GO" -> "OK";
      default -> "WHAT?";
    };
  }

  @Test
  void whatItCanDoFollowsFromItsPatterns() throws InputProblem {
    assertThat(driver(RIG).capabilities())
        .containsExactlyInAnyOrder(
            Capability.READS_CODES,
            Capability.READS_FLOW,
            Capability.PROGRAMS,
            Capability.READS_LOG,
            Capability.READS_FIRMWARE_VERSION);
  }

  @Test
  void linesBecomeObservations() throws InputProblem {
    wire.answer(this::device);
    wire.open(driver(RIG));
    wire.pass(600 * MS);
    assertThat(heard).startsWith("VER?", "STAT?", "VOL?");
    assertThat(wire.told)
        .contains(
            new ServiceIdentity("LP7", "LP-7", "4.2"),
            new ServiceEvent("COMM-LOST", -1),
            new ServiceStatus(
                PumpState.INFUSING, "COMM-LOST", 125_500, -1, -1, -1, -1, 1_250, -1, -1, -1));
    assertThat(wire.told).noneMatch(ChannelGarbled.class::isInstance);
  }

  @Test
  void programmesAreEnteredInTheDevicesUnits() throws InputProblem {
    wire.answer(this::device);
    DriverChannel channel = wire.open(driver(RIG));
    wire.pass(100 * MS);
    var results = new ArrayList<Result>();
    channel.program(new Programming.Primary(125_000, 50_000), results::add);
    channel.program(new Programming.Secondary(999_000, 500), results::add);
    channel.program(new Programming.Start(), results::add);
    wire.pass(5 * SECOND);
    assertThat(heard).contains("P2 125 50", "P1 999 0.5", "GO");
    assertThat(results)
        .containsExactly(
            new Result(true, ""),
            new Result(false, "'P1 999 0.5' was not accepted within 2 s"),
            new Result(true, ""));
  }

  @Test
  void aLogLineAndAnUnknownOne() throws InputProblem {
    var peer = new Mutations.Peer();
    wire.answer(peer::take);
    wire.open(driver(RIG));
    wire.pass(10 * MS);
    peer.send(
        "LOG 3 1200 E23 upstream occlusion\r\nHELLO\r\nREADY\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    wire.pass(10 * MS);
    assertThat(wire.told)
        .contains(
            new ServiceLogEntry(3, 1_200, "23", "upstream occlusion"),
            new ChannelGarbled(org.pumprig.rig.event.Channel.SERVICE, 5, "48454c4c4f"));
  }

  @Test
  void nothingThatComesHarmsIt() throws InputProblem {
    String slow = RIG.replace("match: 'READY'", "match: '(a+)+b'");
    var peer = new Mutations.Peer();
    wire.answer(peer::take);
    wire.open(driver(slow));
    wire.pass(10 * MS);
    List<byte[]> lines =
        List.of("STAT RUN 12.5 E0\r\n", "VOL 99999999\r\n", "!E17\r\n", "a".repeat(60) + "\r\n")
            .stream()
            .map(line -> line.getBytes(StandardCharsets.US_ASCII))
            .toList();
    Mutations.of(lines, Mutations.count(10_000))
        .forEach(
            bytes -> {
              peer.send(bytes);
              wire.pass(2 * MS);
            });
    assertThat(wire.told).hasAtLeastOneElementOfType(ChannelGarbled.class);
    assertThat(wire.told).noneMatch(input -> input.toString().contains("the driver failed"));
  }

  @Test
  void mistakesInTheRigFileAreNamed() {
    assertThatThrownBy(() -> driver(RIG.replace("(?<rate>", "(?<speed>")))
        .hasMessageContaining("no line holds 'speed'");
    assertThatThrownBy(() -> driver(RIG.replace("          rate: mL/h\n", "")))
        .hasMessageContaining("a group 'rate' and the key 'rate' belong together");
    assertThatThrownBy(() -> driver(RIG.replace("'READY'", "'READY('")))
        .hasMessageContaining("'match' is no regular expression");
    assertThatThrownBy(() -> driver(RIG.replace("kind: line", "kind: lines")))
        .hasMessageContaining("unknown kind 'lines'");
  }
}
