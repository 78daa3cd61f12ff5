package org.pumprig.rig.parquet;

import org.apache.parquet.format.Type;

/**
 * A column of a table whose cells are texts. An empty cell is an unknown value, but for texts,
 * where it is an empty text.
 *
 * @param name unique in its table
 * @param kind what its texts mean
 */
public record Column(String name, Kind kind) {
  /** What a cell's text means. */
  public enum Kind {
    /** Itself. */
    TEXT(Type.BYTE_ARRAY),
    /** A whole number of 64 bits. */
    WHOLE(Type.INT64),
    /** A number of IEEE 754, 64 bits. */
    NUMBER(Type.DOUBLE),
    /** {@code true} or {@code false}. */
    FLAG(Type.BOOLEAN);

    private final Type type;

    Kind(Type type) {
      this.type = type;
    }

    Type type() {
      return type;
    }
  }

  /** A column of texts. */
  public static Column text(String name) {
    return new Column(name, Kind.TEXT);
  }

  /** A column of whole numbers. */
  public static Column whole(String name) {
    return new Column(name, Kind.WHOLE);
  }

  /** A column of numbers. */
  public static Column number(String name) {
    return new Column(name, Kind.NUMBER);
  }

  /** A column of truth values. */
  public static Column flag(String name) {
    return new Column(name, Kind.FLAG);
  }
}
