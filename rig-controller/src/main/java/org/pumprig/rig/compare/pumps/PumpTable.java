package org.pumprig.rig.compare.pumps;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.compare.table.Asked;
import org.pumprig.rig.compare.table.Columns;
import org.pumprig.rig.compare.table.Method;
import org.pumprig.rig.compare.table.Source;
import org.pumprig.rig.compare.table.TableResult;

/**
 * One question put to a campaign, as a table.
 *
 * @param name stable, also the name of its file
 * @param title for people
 * @param unit of times or values, which is also the name of their column
 * @param columns the rows; the group is the arm, the claimed one second
 * @param methods that answer the question
 * @param remarks what must be known before any number is read
 */
public record PumpTable(
    String name,
    String title,
    String unit,
    Columns columns,
    List<Method> methods,
    List<String> remarks) {
  /** Copies the lists. */
  public PumpTable {
    methods = List.copyOf(methods);
    remarks = List.copyOf(remarks);
  }

  /** Those of the methods asked for that answer this question; may be none. */
  public TableResult result(Asked asked) {
    List<Method> wanted = methods.stream().filter(asked.methods()::contains).toList();
    return TableResult.of(source(), columns, asked.by(wanted));
  }

  private Source source() {
    byte[] bytes = csv().getBytes(StandardCharsets.UTF_8);
    return new Source(fileName(), ContentDigest.hex(bytes), bytes.length, described(), remarks);
  }

  /** The file that {@link #csv} is written to. */
  public String fileName() {
    return name + ".csv";
  }

  /** What {@code compare --data} must be told, such as {@code --time hours}. */
  public List<String> arguments() {
    List<String> all = new ArrayList<>();
    for (String column : described()) {
      int at = column.indexOf('=');
      all.add("--" + column.substring(0, at));
      all.add(column.substring(at + 1));
    }
    if (columns.timed()) {
      all.add("--same-schedule");
    }
    return List.copyOf(all);
  }

  private List<String> described() {
    List<String> all = new ArrayList<>();
    if (columns.timed()) {
      all.add("time=" + PumpCsv.time(this));
      all.add("event=end");
    }
    all.add("group=arm");
    all.add("unit=unit");
    columns.start().ifPresent(any -> all.add("start=" + PumpCsv.start(this)));
    columns.earliest().ifPresent(any -> all.add("earliest=" + PumpCsv.earliest(this)));
    columns.value().ifPresent(any -> all.add("value=" + PumpCsv.value(this)));
    all.add("against=" + columns.groups().getFirst());
    return List.copyOf(all);
  }

  /** The same table as text: names of the columns first, commas, every number in full. */
  public String csv() {
    return PumpCsv.text(this);
  }
}
