package org.pumprig.rig.incident.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.EventCodec;
import org.pumprig.rig.event.Lifecycle;
import org.pumprig.rig.event.WireObservation.WireAcknowledged;
import org.pumprig.rig.event.WireObservation.WireEnded;
import org.pumprig.rig.event.WireObservation.WireEstablished;
import org.pumprig.rig.event.WireObservation.WireFailed;
import org.pumprig.rig.event.WireObservation.WireMessage;
import org.pumprig.rig.incident.capture.CaptureImport.Seen;
import org.pumprig.rig.incident.capture.Talk;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.journal.Stamp;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** What the rig saw on the wire, from the journals of one run or of all runs of a campaign. */
public final class RunJournal {
  private static final int MOST_RUNS = 300;

  private final Talk talk = new Talk();
  private String unit = "unit";
  private long events;

  private RunJournal() {}

  /** Whether a directory is a run's, or a campaign's. */
  public static boolean isOne(Path directory) {
    return Files.isDirectory(directory.resolve("journal"))
        || Files.isDirectory(directory.resolve("runs"));
  }

  /** Reads it. */
  public static Seen read(Path directory) throws InputProblem, IOException {
    var journal = new RunJournal();
    for (Path run : runs(directory)) {
      try {
        JournalReader.read(new DirectoryStorage(run), journal::event);
      } catch (JournalDamage damage) {
        throw problem(run, damage);
      }
    }
    if (journal.events == 0) {
      throw new InputProblem(
          directory.toString(),
          1,
          "no connection stands in these journals",
          "Give a run whose unit spoke with its gateway");
    }
    return journal.talk.seen(journal.events, List.of());
  }

  static InputProblem problem(Path run, JournalDamage damage) {
    return new InputProblem(
        run.resolve(damage.file()).toString(),
        (int) Math.max(1, damage.line()),
        damage.what(),
        "Restore it from a copy");
  }

  /** The run itself, or those of a campaign. */
  static List<Path> runs(Path directory) throws IOException {
    if (Files.isDirectory(directory.resolve("journal"))) {
      return List.of(directory);
    }
    try (Stream<Path> inside = Files.list(directory.resolve("runs"))) {
      return inside
          .filter(each -> Files.isDirectory(each.resolve("journal")))
          .sorted()
          .limit(MOST_RUNS)
          .toList();
    }
  }

  private void event(Stamp stamp, String kind, Fields payload) {
    Event event = EventCodec.read(kind, payload).orElse(null);
    long nanos = stamp.wallMicros() * 1_000;
    switch (event) {
      case Lifecycle.RunStarted started -> unit = started.unit() + " " + started.arm();
      case WireEstablished _ -> tell(nanos, Talk.Word.CONNECTED, "");
      case WireFailed _ -> tell(nanos, Talk.Word.REFUSED, "");
      case WireEnded ended ->
          tell(nanos, ended.how().equals("reset") ? Talk.Word.RESET : Talk.Word.ENDED, "");
      case WireMessage message -> tell(nanos, Talk.Word.MESSAGE, message.controlId());
      case WireAcknowledged answer ->
          tell(
              nanos,
              answer.code().endsWith("A") ? Talk.Word.ACKNOWLEDGED : Talk.Word.ERROR,
              answer.controlId());
      case null, default -> {
        // not on the wire
      }
    }
  }

  private void tell(long nanos, Talk.Word word, String id) {
    events++;
    talk.on(nanos, unit, word, id);
  }
}
