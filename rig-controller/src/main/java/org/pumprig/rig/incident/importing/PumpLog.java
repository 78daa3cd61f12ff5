package org.pumprig.rig.incident.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.DriverChannel;
import org.pumprig.rig.driver.line.BudgetedText;
import org.pumprig.rig.driver.process.LogFileReading;
import org.pumprig.rig.driver.process.ProcessDriver;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.incident.capture.CaptureImport.Seen;
import org.pumprig.rig.incident.capture.Talk;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.VirtualScheduler;

/**
 * A pump's event log: the bytes that it sent, read by its driver; what each entry means for the
 * connection is told by patterns. Times count from when the pump was switched on.
 */
public final class PumpLog {
  private static final int PIECE_BYTES = 4_096;
  private static final int MOST_ENTRIES = 200_000;
  private static final int MOST_CODES = 20;
  private static final long MILLI = 1_000_000;
  private static final long MOST_UP_MILLIS = 9_000_000_000_000L;

  private final String serial;
  private final LogPatterns patterns;
  private final Talk talk = new Talk();
  private final Set<ServiceLogEntry> known = new HashSet<>();
  private final List<String> codes = new ArrayList<>();
  private long entries;
  private long events;
  private long again;
  private long garbled;
  private long untimed;
  private long tooLong;
  private long beyond;
  private long starts;
  private long baseMillis;
  private long lastUpMillis;
  private String broken = "";

  private PumpLog(String serial, LogPatterns patterns) {
    this.serial = serial;
    this.patterns = patterns;
  }

  /**
   * Reads it to its end.
   *
   * @param name of the file, for messages
   * @param driver that can read event logs, and needs no other program for it
   * @param serial the pump's
   * @param patterns of lines {@code SECONDS SERIAL CODE TEXT}, made of each entry
   * @throws InputProblem if there is no entry, or none that a pattern knows
   */
  public static Seen read(
      String name, InputStream in, Driver driver, String serial, LogPatterns patterns)
      throws InputProblem, IOException {
    var log = new PumpLog(serial, patterns);
    log.play(in, driver);
    if (log.events == 0) {
      throw log.nothing(name, driver);
    }
    return log.talk.seen(log.events, log.remarks());
  }

  private void play(InputStream in, Driver driver) throws IOException {
    if (driver instanceof ProcessDriver program) {
      playTo(program, in);
      return;
    }
    // Nobody answers the driver's questions here, so its timers have no reason to run.
    var scheduler = new VirtualScheduler(0);
    var file = new Playback();
    var channel = new DriverChannel(scheduler, () -> file, driver, 1_000 * MILLI, this::take);
    channel.open();
    byte[] piece = new byte[PIECE_BYTES];
    for (int count = in.read(piece); count >= 0 && channel.isOpen(); count = in.read(piece)) {
      if (count > 0) {
        file.received(Arrays.copyOf(piece, count));
      }
    }
    channel.close();
  }

  private void playTo(ProcessDriver program, InputStream in) throws IOException {
    try {
      LogFileReading.read(program, in, this::take);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the driver's program read the log");
    }
  }

  private void take(Input input) {
    switch (input) {
      case ServiceLogEntry entry -> entry(entry);
      case ChannelGarbled _ -> garbled++;
      case LinkChanged link when !link.open() && broken.isEmpty() -> broken = link.detail();
      default -> {
        // states and codes of the moment say nothing of what was
      }
    }
  }

  private void entry(ServiceLogEntry entry) {
    if (known.size() == MOST_ENTRIES) {
      beyond++;
      return;
    }
    if (!known.add(entry)) {
      again++;
      return;
    }
    entries++;
    if (entry.upMillis() < 0 || baseMillis + entry.upMillis() > MOST_UP_MILLIS) {
      untimed++;
      return;
    }
    if (entry.upMillis() < lastUpMillis) {
      starts++;
      baseMillis += lastUpMillis;
    }
    lastUpMillis = entry.upMillis();
    event(entry, baseMillis + entry.upMillis());
  }

  private void event(ServiceLogEntry entry, long millis) {
    String code = entry.code().isEmpty() ? "NONE" : entry.code();
    String seconds = "%d.%03d".formatted(millis / 1_000, millis % 1_000);
    if (!code.equals("NONE") && codes.size() < MOST_CODES) {
      codes.add(code + " at " + seconds + " s");
    }
    try {
      Optional<LogPatterns.Line> line =
          patterns.read("%s %s %s %s".formatted(seconds, serial, code, entry.text()));
      if (line.isPresent()) {
        events++;
        talk.on(millis * MILLI, serial, line.get().word(), line.get().id());
      }
    } catch (BudgetedText.Exhausted exhausted) {
      tooLong++;
    }
  }

  private InputProblem nothing(String name, Driver driver) {
    String pieces = garbled == 0 ? "" : " and " + garbled + " pieces that are none";
    if (entries == 0 && !broken.isEmpty()) {
      return new InputProblem(
          name,
          1,
          "no entry of an event log was read: " + broken,
          "Correct the driver's program, which 'pumprig driver check' looks at");
    }
    return entries == 0
        ? new InputProblem(
            name,
            1,
            "driver '" + driver.kind() + "' finds no entry of an event log in it" + pieces,
            "Give the bytes that the pump sent when it was asked for its log, or name another"
                + " --unit")
        : new InputProblem(
            name,
            1,
            "it has " + entries + " entries, and no pattern knows one of them",
            "Correct --patterns: an entry is matched as 'SECONDS SERIAL CODE TEXT'");
  }

  private List<String> remarks() {
    var remarks = new ArrayList<String>();
    say(remarks, starts, "new starts of the pump: how long it was off is unknown, and left out");
    say(remarks, garbled, "pieces that are nothing of this protocol: passed over");
    say(remarks, untimed, "entries without a time that can be: passed over");
    say(remarks, tooLong, "entries for which a pattern takes too long: passed over");
    say(remarks, beyond, "entries beyond " + MOST_ENTRIES + ": passed over");
    say(remarks, again, "entries that came more than once");
    if (!broken.isEmpty()) {
      remarks.add("the reading broke off: " + broken);
    }
    codes.forEach(code -> remarks.add("code " + code));
    return remarks;
  }

  private static void say(List<String> remarks, long count, String what) {
    if (count > 0) {
      remarks.add(count + " " + what);
    }
  }

  /** A link on which a file comes, and on which nothing goes out. */
  private static final class Playback implements Link {
    private Consumer<? super LinkEvent> events = event -> {};

    @Override
    public void open(Consumer<? super LinkEvent> to) {
      events = to;
      to.accept(new LinkEvent.Opened());
    }

    void received(byte[] bytes) {
      events.accept(new LinkEvent.Received(bytes));
    }

    @Override
    public void send(byte[] bytes) {
      // a file takes no questions
    }

    @Override
    public void close() {
      // nothing is open
    }

    @Override
    public void abort() {
      // nothing is open
    }

    @Override
    public String describe() {
      return "file";
    }
  }
}
