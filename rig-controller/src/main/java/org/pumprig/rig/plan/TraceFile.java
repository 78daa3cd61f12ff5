package org.pumprig.rig.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.fault.Fault;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.TracePoint;
import org.pumprig.quantity.Quantity;
import org.pumprig.quantity.QuantityException;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.Words;

/**
 * A recorded network: lines {@code time,delay,loss,rate}, each with its unit; what is empty is no
 * delay, no loss, no limit. The first line names the columns; lines with {@code #} are passed over.
 */
final class TraceFile {
  private static final String HEADER = "time,delay,loss,rate";
  private static final int MOST_POINTS = 100_000;
  private static final int MOST_BYTES = 1 << 20;
  private static final int MILLION = 1_000_000;
  private static final long MOST_BITS_PER_SECOND = 100_000_000_000L;

  private final String name;
  private int line;
  private boolean headed;
  private final List<TracePoint> points = new ArrayList<>();

  private TraceFile(String name) {
    this.name = name;
  }

  static Fault read(FaultInput in) throws InputProblem {
    Node.Scalar path = in.fields().scalar("file");
    byte[] content = in.attachments().read(path);
    return new PacketFault.Trace(points(path.text(), content));
  }

  /** The points of a file, which starts at 0 and whose times rise. */
  static List<TracePoint> points(String name, byte[] content) throws InputProblem {
    var file = new TraceFile(name);
    if (content.length > MOST_BYTES) {
      throw new InputProblem(name, 1, "the trace is larger than 1 MiB", "Shorten it");
    }
    for (String line : new String(content, StandardCharsets.UTF_8).split("\r?\n", -1)) {
      file.line++;
      if (!line.isBlank() && !line.startsWith("#")) {
        file.take(line);
      }
    }
    if (file.points.isEmpty()) {
      throw new InputProblem(name, 1, "there is no point of a trace", "Write lines " + HEADER);
    }
    return file.points;
  }

  private void take(String text) throws InputProblem {
    if (!headed) {
      headed = true;
      if (!text.strip().equals(HEADER)) {
        throw problem(
            "the first line is " + Words.quote(text) + ", not " + HEADER, "Write that first");
      }
      return;
    }
    String[] cells = text.split(",", -1);
    if (cells.length != 4) {
      throw problem("there are " + cells.length + " values, not 4", "Write " + HEADER);
    }
    long at = value(cells[0], Quantity.DURATION, Limits.MAX_RUN_NANOS);
    long before = points.isEmpty() ? -1 : points.getLast().atNanos();
    if (points.isEmpty() && at != 0) {
      throw problem("the trace starts at " + cells[0].strip(), "Let it start at 0 s");
    }
    if (at <= before) {
      throw problem(
          "time goes back, from "
              + Quantity.DURATION.format(before)
              + " to "
              + Quantity.DURATION.format(at),
          "Sort the lines by time, one for each");
    }
    if (points.size() == MOST_POINTS) {
      throw problem("there are more than " + MOST_POINTS + " points", "Shorten the trace");
    }
    points.add(
        new TracePoint(
            at,
            value(cells[1], Quantity.DURATION, Limits.MAX_RUN_NANOS),
            (int) value(cells[2], Quantity.SHARE, MILLION),
            value(cells[3], Quantity.DATA_RATE, MOST_BITS_PER_SECOND)));
  }

  private long value(String cell, Quantity quantity, long most) throws InputProblem {
    String text = cell.strip();
    if (text.isEmpty() || text.equals("0")) {
      return 0;
    }
    try {
      long value = quantity.parse(text.substring(0, Math.min(text.length(), 40)));
      if (value > most) {
        throw problem(Words.quote(text) + " is too much", "Write at most " + quantity.format(most));
      }
      return value;
    } catch (QuantityException e) {
      throw problem(String.valueOf(e.getMessage()), "Write a number with its unit");
    }
  }

  private InputProblem problem(String what, String remedy) {
    return new InputProblem(name, line, what, remedy);
  }
}
