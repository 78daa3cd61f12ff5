package org.pumprig.rig.json;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects as canonical JSON (RFC 8785), UTF-8, into a buffer that is kept for the next one.
 *
 * <p>Not thread-safe. {@link #write} starts anew; {@link #buffer} and {@link #length} are the
 * result until the next call.
 */
public final class CanonicalJson {
  /** Objects and arrays may nest this deep, the outermost object included. */
  public static final int MAX_DEPTH = 32;

  /** Numbers are below this in magnitude: 2<sup>53</sup>, exact in every JSON reader. */
  public static final long NUMBER_LIMIT = 1L << 53;

  private static final int MAX_BYTES = 64 << 20;
  private final JsonBytes out;
  private final Members sink = new Members();

  /** A writer whose results are at most 64 MiB. */
  public CanonicalJson() {
    this(MAX_BYTES);
  }

  /**
   * @param maxBytes a longer result is refused with {@link IllegalArgumentException}
   */
  public CanonicalJson(int maxBytes) {
    this.out = new JsonBytes(maxBytes);
  }

  /** The payload of a record on its own, for hashing and for files beside the journal. */
  public static byte[] bytes(Recordable value) {
    return bytes(value::write);
  }

  /** One object on its own. */
  public static byte[] bytes(Consumer<FieldSink> members) {
    var json = new CanonicalJson();
    json.write(members);
    return Arrays.copyOf(json.buffer(), json.length());
  }

  /** One object on a line of its own, its LF included. */
  public static byte[] line(Consumer<FieldSink> members) {
    var json = new CanonicalJson();
    json.write(members);
    json.append((byte) '\n');
    return Arrays.copyOf(json.buffer(), json.length());
  }

  /** Writes one object in place of what the buffer held. */
  public void write(Consumer<FieldSink> members) {
    out.clear();
    sink.depth = 0;
    sink.lastKey = null;
    sink.nested(members);
    out.checkLimit();
  }

  /** Writes what this writer holds so far plus one byte, such as the LF that ends a line. */
  public void append(byte last) {
    out.put(last);
  }

  /** The bytes, from 0 to {@link #length}; the caller may patch but not keep them. */
  public byte[] buffer() {
    return out.array();
  }

  /** How many bytes of {@link #buffer} count. */
  public int length() {
    return out.length();
  }

  /** The members of whichever object is being written; one instance serves all levels. */
  private final class Members implements FieldSink {
    private @Nullable String lastKey;
    private int depth;

    @Override
    public FieldSink number(String key, long value) {
      if (value >= NUMBER_LIMIT || value <= -NUMBER_LIMIT) {
        throw new IllegalArgumentException(key + ": " + value + " has no exact JSON number");
      }
      key(key);
      out.number(value);
      return this;
    }

    @Override
    public FieldSink text(String key, String value) {
      key(key);
      out.string(value);
      return this;
    }

    @Override
    public FieldSink flag(String key, boolean value) {
      key(key);
      out.ascii(value ? "true" : "false");
      return this;
    }

    @Override
    public FieldSink texts(String key, List<String> values) {
      key(key);
      enter();
      out.put((byte) '[');
      for (int i = 0; i < values.size(); i++) {
        if (i > 0) {
          out.put((byte) ',');
        }
        out.string(values.get(i));
      }
      out.put((byte) ']');
      depth--;
      return this;
    }

    @Override
    public FieldSink object(String key, Consumer<FieldSink> members) {
      key(key);
      nested(members);
      return this;
    }

    @Override
    public <T> FieldSink objects(String key, List<T> values, BiConsumer<T, FieldSink> members) {
      key(key);
      enter();
      out.put((byte) '[');
      for (int i = 0; i < values.size(); i++) {
        if (i > 0) {
          out.put((byte) ',');
        }
        T value = values.get(i);
        nested(inner -> members.accept(value, inner));
      }
      out.put((byte) ']');
      depth--;
      return this;
    }

    private void nested(Consumer<FieldSink> members) {
      enter();
      String outerKey = lastKey;
      lastKey = null;
      out.put((byte) '{');
      members.accept(this);
      out.put((byte) '}');
      lastKey = outerKey;
      depth--;
    }

    private void enter() {
      if (++depth > MAX_DEPTH) {
        throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH);
      }
    }

    private void key(String key) {
      String last = lastKey;
      if (last != null) {
        if (last.compareTo(key) >= 0) {
          throw new IllegalArgumentException("key " + key + " after " + last);
        }
        out.put((byte) ',');
      }
      lastKey = key;
      out.string(key);
      out.put((byte) ':');
    }
  }
}
