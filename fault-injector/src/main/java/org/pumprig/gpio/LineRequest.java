package org.pumprig.gpio;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * What is asked of a chip about some of its lines: {@code struct gpio_v2_line_request} of {@code
 * linux/gpio.h}, 592 bytes.
 *
 * @param offsets the lines, by their numbers on the chip; 1 to 64
 * @param consumer who asks, at most 31 bytes; others see it
 * @param flags of {@link LineFlags}, together
 * @param levels outputs: bit i is the first level of {@code offsets[i]}
 * @param debounceMicros inputs: shorter changes are none; 0: every change counts
 */
record LineRequest(
    List<Integer> offsets, String consumer, long flags, long levels, int debounceMicros) {
  static final int BYTES = 592;

  private static final int CONSUMER = 256;
  private static final int FLAGS = 288;
  private static final int ATTRIBUTE_COUNT = 296;
  private static final int ATTRIBUTES = 320;
  private static final int ATTRIBUTE_BYTES = 24;
  private static final int ATTRIBUTE_VALUE = 8;
  private static final int ATTRIBUTE_MASK = 16;
  private static final int LINE_COUNT = 560;
  private static final int DESCRIPTOR = 588;

  private static final int LEVELS = 2; // GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES
  private static final int DEBOUNCE = 3; // GPIO_V2_LINE_ATTR_ID_DEBOUNCE

  LineRequest {
    offsets = List.copyOf(offsets);
    if (offsets.isEmpty() || offsets.size() > 64) {
      throw new IllegalArgumentException("1 to 64 lines are requested at a time");
    }
  }

  /** As the kernel reads it. */
  MemorySegment write(Arena arena) {
    MemorySegment request = arena.allocate(BYTES, Long.BYTES);
    for (int i = 0; i < offsets.size(); i++) {
      request.setAtIndex(ValueLayout.JAVA_INT, i, offsets.get(i));
    }
    request.setString(CONSUMER, consumer);
    request.set(ValueLayout.JAVA_LONG, FLAGS, flags);
    request.set(ValueLayout.JAVA_INT, LINE_COUNT, offsets.size());
    int attributes = 0;
    if ((flags & LineFlags.OUTPUT) != 0) {
      attribute(request, attributes++, LEVELS, levels);
    } else if (debounceMicros > 0) {
      attribute(request, attributes++, DEBOUNCE, debounceMicros);
    }
    request.set(ValueLayout.JAVA_INT, ATTRIBUTE_COUNT, attributes);
    return request;
  }

  private void attribute(MemorySegment request, int index, int id, long value) {
    long at = ATTRIBUTES + (long) index * ATTRIBUTE_BYTES;
    request.set(ValueLayout.JAVA_INT, at, id);
    request.set(ValueLayout.JAVA_LONG, at + ATTRIBUTE_VALUE, value);
    long all = offsets.size() == 64 ? -1 : (1L << offsets.size()) - 1;
    request.set(ValueLayout.JAVA_LONG, at + ATTRIBUTE_MASK, all);
  }

  /** The descriptor that the kernel left in it. */
  static int descriptor(MemorySegment request) {
    return request.get(ValueLayout.JAVA_INT, DESCRIPTOR);
  }
}
