package org.pumprig.rig.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The values of one column, plainly encoded: for unknown ones only a level is written. */
final class DataPage {
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private int bits;
  private int bit;

  private DataPage() {}

  static byte[] of(Column column, List<String> cells) {
    var page = new DataPage();
    for (String cell : cells) {
      if (column.kind() == Column.Kind.TEXT || !cell.isEmpty()) {
        page.value(column.kind(), cell);
      }
    }
    if (page.bit > 0) {
      page.values.write(page.bits);
    }
    byte[] levels = column.kind() == Column.Kind.TEXT ? new byte[0] : levels(cells);
    var all = new ByteArrayOutputStream();
    all.writeBytes(levels);
    all.writeBytes(page.values.toByteArray());
    return all.toByteArray();
  }

  private void value(Column.Kind kind, String cell) {
    switch (kind) {
      case TEXT -> {
        byte[] utf8 = cell.getBytes(StandardCharsets.UTF_8);
        values.writeBytes(little(4).putInt(utf8.length).array());
        values.writeBytes(utf8);
      }
      case WHOLE -> values.writeBytes(little(8).putLong(Long.parseLong(cell)).array());
      case NUMBER -> values.writeBytes(little(8).putDouble(Double.parseDouble(cell)).array());
      case FLAG -> {
        bits |= cell.equals("true") ? 1 << bit : 0;
        if (++bit == 8) {
          values.write(bits);
          bits = 0;
          bit = 0;
        }
      }
    }
  }

  /** Which cells have a value: runs of equal levels, each its length doubled and its level. */
  private static byte[] levels(List<String> cells) {
    var runs = new ByteArrayOutputStream();
    int from = 0;
    for (int i = 1; i <= cells.size(); i++) {
      if (i == cells.size() || cells.get(i).isEmpty() != cells.get(from).isEmpty()) {
        number(runs, (i - from) << 1);
        runs.write(cells.get(from).isEmpty() ? 0 : 1);
        from = i;
      }
    }
    return little(4 + runs.size()).putInt(runs.size()).put(runs.toByteArray()).array();
  }

  private static void number(ByteArrayOutputStream out, int value) {
    int left = value;
    while (left >= 0x80) {
      out.write((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.write(left);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
