package org.pumprig.rig.driver.line;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.frame.LineFrame;
import org.pumprig.link.frame.LineFramer;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.rig.driver.DriverSession;
import org.pumprig.rig.driver.Programming;
import org.pumprig.time.Scheduler;

/** At work on a device that speaks lines. */
final class LineSession implements DriverSession {
  private static final int MOST_LINE = 1024;
  private static final long ANSWER_NANOS = 2_000_000_000L;

  private final LineDriver driver;
  private final DriverPort port;
  private final LineMeaning meaning;
  private LineFramer framer = new LineFramer(MOST_LINE);
  private final Deque<Entering> entering = new ArrayDeque<>();

  /** A programme on its way into the device. */
  private final class Entering {
    private final Deque<String> lines;
    private final Consumer<? super Result> done;
    private String last = "";
    private Scheduler.@Nullable Timer deadline;

    Entering(List<String> lines, Consumer<? super Result> done) {
      this.lines = new ArrayDeque<>(lines);
      this.done = done;
    }

    void next() {
      if (deadline != null) {
        deadline.cancel();
      }
      String line = lines.poll();
      if (line == null) {
        over(new Result(true, ""));
        return;
      }
      last = line;
      port.send(driver.ends().sent(line));
      deadline =
          port.after(
              ANSWER_NANOS,
              () -> over(new Result(false, "'" + last + "' was not accepted within 2 s")));
    }

    void over(Result result) {
      if (deadline != null) {
        deadline.cancel();
      }
      entering.remove(this);
      done.accept(result);
      Entering following = entering.peek();
      if (following != null) {
        following.next();
      }
    }
  }

  LineSession(LineDriver driver, DriverPort port) {
    this.driver = driver;
    this.port = port;
    this.meaning = new LineMeaning(port);
  }

  @Override
  public void opened() {
    framer = new LineFramer(MOST_LINE);
    driver.once().forEach(line -> port.send(driver.ends().sent(line)));
    if (!driver.ask().isEmpty()) {
      ask(0);
    }
  }

  private void ask(int which) {
    List<String> questions = driver.ask();
    port.send(driver.ends().sent(questions.get(which)));
    port.after(
        port.statusEveryNanos() / questions.size(), () -> ask((which + 1) % questions.size()));
  }

  @Override
  public void closed() {
    for (Entering each : List.copyOf(entering)) {
      entering.remove(each);
      each.done.accept(new Result(false, "the link was lost"));
    }
  }

  @Override
  public void received(byte[] bytes) {
    for (LineFrame line : framer.push(driver.ends().received(bytes))) {
      switch (line) {
        case LineFrame.Text text -> line(text.text());
        case LineFrame.Garbled garbled ->
            port.garbled(
                HexFormat.of().parseHex(garbled.excerpt().hexPrefix()), garbled.excerpt().length());
      }
    }
  }

  private void line(String line) {
    if (line.isBlank()) {
      return;
    }
    Entering current = entering.peek();
    boolean answer = current != null && accepts(line);
    if (answer && current != null) {
      current.next();
    }
    for (LinePattern pattern : driver.patterns()) {
      Optional<SequencedMap<String, String>> found = pattern.read(line);
      if (found.isPresent()) {
        if (!meaning.tell(pattern, found.get())) {
          garbled(line);
        }
        return;
      }
    }
    if (!answer) {
      garbled(line);
    }
  }

  private boolean accepts(String line) {
    try {
      return driver
          .entry()
          .map(entry -> entry.accepted().matcher(new BudgetedText(line)).matches())
          .orElse(false);
    } catch (BudgetedText.Exhausted tooMuch) {
      return false;
    }
  }

  private void garbled(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    port.garbled(bytes, bytes.length);
  }

  @Override
  public void program(Programming what, Consumer<? super Result> done) {
    Optional<List<String>> lines = driver.entry().flatMap(entry -> entry.lines(what));
    if (lines.isEmpty()) {
      done.accept(new Result(false, "the programme has no exact form in the device's units"));
      return;
    }
    var next = new Entering(lines.get(), done);
    entering.add(next);
    if (entering.size() == 1) {
      next.next();
    }
  }
}
