package org.pumprig.rig.json;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes one JSON object's members, keys strictly ascending by UTF-16 code units (RFC 8785, 3.2.3).
 *
 * <p>A key out of order, a number of 2<sup>53</sup> or more in magnitude, a lone surrogate and an
 * object nested too deeply are programming errors: {@link IllegalArgumentException}.
 */
public interface FieldSink {
  /** Writes an integer, below 2<sup>53</sup> in magnitude; units stand in the key. */
  FieldSink number(String key, long value);

  /** Writes a string. */
  FieldSink text(String key, String value);

  /** Writes true or false. */
  FieldSink flag(String key, boolean value);

  /** Writes an array of strings. */
  FieldSink texts(String key, List<String> values);

  /** Writes an object; {@code members} writes its members to the sink that it is given. */
  FieldSink object(String key, Consumer<FieldSink> members);

  /** Writes an array of objects, one for each value. */
  <T> FieldSink objects(String key, List<T> values, BiConsumer<T, FieldSink> members);
}
