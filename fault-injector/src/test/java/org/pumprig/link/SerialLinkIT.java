package org.pumprig.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.pumprig.link.Recorded.ascii;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.time.SystemScheduler;

/** A pump on a pseudo terminal's master, the rig on jSerialComm at its slave. */
@Tag("integration")
class SerialLinkIT {
  private static final SerialSettings SETTINGS = SerialSettings.eightNoneOne(38_400);

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final SystemScheduler scheduler = new SystemScheduler("serial-it", failures::add);
  private final Recorded pump = new Recorded();
  private final Recorded rig = new Recorded();
  private final List<AutoCloseable> closing = new ArrayList<>();

  @BeforeEach
  void supported() {
    assumeThat(PseudoTerminal.isSupported())
        .as("skipped: this machine has no pseudo terminals")
        .isTrue();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : closing) {
      each.close();
    }
    scheduler.close();
    assertThat(failures).isEmpty();
  }

  private PseudoTerminal terminal() throws IOException {
    var terminal = PseudoTerminal.open(scheduler);
    closing.add(terminal);
    terminal.link().open(pump);
    return terminal;
  }

  private SerialLink serial(String path, Recorded events) {
    var serial = new SerialLink(scheduler, path, SETTINGS);
    closing.addFirst(serial);
    serial.open(events);
    return serial;
  }

  private SerialLink openSerial(String path) {
    SerialLink serial = serial(path, rig);
    await().until(rig::opened);
    return serial;
  }

  private static List<String> threadsOf(String path) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.endsWith("-" + path))
        .toList();
  }

  @Test
  void everyByteValuePassesBothWaysUnchangedAndOnce() throws IOException {
    PseudoTerminal terminal = terminal();
    SerialLink serial = openSerial(terminal.path());
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    for (int round = 0; round < 20; round++) {
      serial.send(all);
      terminal.link().send(all);
    }
    String expected = HexFormat.of().formatHex(all).repeat(20);
    await().until(() -> pump.bytes().length >= 20 * 256 && rig.bytes().length >= 20 * 256);
    assertThat(HexFormat.of().formatHex(pump.bytes())).isEqualTo(expected);
    assertThat(HexFormat.of().formatHex(rig.bytes())).isEqualTo(expected);
    assertThat(pump.threads()).containsExactly("serial-it");
    assertThat(rig.threads()).containsExactly("serial-it");
  }

  @Test
  void unpluggingIsSeenOnceAndEndsTheThreads() throws IOException {
    PseudoTerminal terminal = terminal();
    openSerial(terminal.path());
    terminal.close();
    await().until(() -> rig.end().equals("FAILED") && pump.end().equals("OWN"));
    await().until(() -> threadsOf(terminal.path()).isEmpty());
    assertThat(rig.closings()).hasSize(1);
  }

  @Test
  void closingEndsTheThreadsAndThePumpStays() throws IOException {
    PseudoTerminal terminal = terminal();
    SerialLink serial = openSerial(terminal.path());
    serial.send(ascii("last words"));
    serial.close();
    await().until(() -> rig.end().equals("OWN") && pump.text().equals("last words"));
    await().until(() -> threadsOf(terminal.path()).equals(List.of("pty-" + terminal.path())));
    var again = new Recorded();
    SerialLink second = serial(terminal.path(), again);
    await().until(again::opened);
    terminal.link().send(ascii("still here"));
    await().until(() -> again.text().equals("still here"));
    second.abort();
    await().until(() -> again.end().equals("OWN"));
    assertThat(pump.end()).isEqualTo("open");
  }

  @Test
  void whatWasSentBeforeThePortWasOpenedIsNotReceived() throws IOException {
    PseudoTerminal terminal = terminal();
    await().until(pump::opened);
    terminal.link().send(ascii("stalestale"));
    try (var peek = Files.newInputStream(Path.of(terminal.path()))) {
      assertThat(peek.readNBytes(5)).isEqualTo(ascii("stale")); // so the rest lies there
    }
    openSerial(terminal.path());
    terminal.link().send(ascii("fresh"));
    await().until(() -> rig.text().endsWith("fresh"));
    assertThat(rig.text()).isEqualTo("fresh");
  }

  @Test
  void lineThatNobodyReadsLosesAndCountsButStaysUp() throws IOException {
    PseudoTerminal terminal = terminal();
    await().until(pump::opened);
    for (int i = 0; i < 300; i++) {
      terminal.link().send(new byte[1000]);
    }
    assertThat(terminal.link().lostBytes()).isPositive().isLessThan(300_000);
    assertThat(pump.end()).isEqualTo("open");
    terminal.link().close(); // bounded although nobody makes room
    await().until(() -> pump.end().equals("OWN") && threadsOf(terminal.path()).isEmpty());
  }

  @Test
  void queueBeyondItsLimitEndsTheLinkAndItsThreads() throws IOException {
    PseudoTerminal terminal = PseudoTerminal.open(scheduler); // its link unopened: nobody reads
    closing.add(terminal);
    SerialLink serial = openSerial(terminal.path());
    for (int i = 0; i < 300; i++) {
      serial.send(new byte[1000]);
    }
    await().until(() -> rig.end().equals("FAILED"));
    assertThat(rig.closings().getFirst().detail()).startsWith("send limit");
    await().until(() -> threadsOf(terminal.path()).isEmpty());
  }

  @Test
  void missingPortAndPortThatIsNoTerminalFail(@TempDir Path folder) throws IOException {
    serial(folder.resolve("ttyNone").toString(), rig);
    await().until(() -> rig.end().equals("FAILED"));
    assertThat(rig.closings().getFirst().detail()).contains("ttyNone");
    Path file = Files.createFile(folder.resolve("file"));
    var other = new Recorded();
    serial(file.toString(), other);
    await().until(() -> other.end().equals("FAILED"));
    await().until(() -> threadsOf(file.toString()).isEmpty());
  }

  @Test
  void unopenedTerminalCanBeClosed() throws IOException {
    var terminal = PseudoTerminal.open(scheduler);
    assertThat(Files.exists(Path.of(terminal.path()))).isTrue();
    terminal.close();
    terminal.close();
    assertThat(Files.exists(Path.of(terminal.path()))).isFalse();
    terminal.link().open(pump);
    await().until(() -> pump.end().equals("OWN"));
  }
}
