package org.pumprig.rig.compare.table;

import java.util.List;

/**
 * Where a table came from.
 *
 * @param file as the user named it
 * @param sha256 of its bytes, lower-case hex
 * @param bytes its size
 * @param columns which column was read as what, such as {@code time=hours}
 * @param remarks on how it was read, such as a decimal comma
 */
public record Source(
    String file, String sha256, long bytes, List<String> columns, List<String> remarks) {
  /** Makes the lists immutable. */
  public Source {
    columns = List.copyOf(columns);
    remarks = List.copyOf(remarks);
  }
}
