package org.pumprig.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes, as {@code linux/gpio.h} lays the structure out. */
class LineRequestTest {
  @Test
  void anOutputSetsItsLevelInTheSameRequest() {
    try (Arena arena = Arena.ofConfined()) {
      var asked = new LineRequest(List.of(17, 4), "pumprig", LineFlags.OUTPUT, 0b10, 0);
      MemorySegment request = asked.write(arena);
      assertThat(request.byteSize()).isEqualTo(592);
      assertThat(ints(request, 0, 3)).containsExactly(17, 4, 0);
      assertThat(request.getString(256)).isEqualTo("pumprig");
      assertThat(request.get(ValueLayout.JAVA_LONG, 288)).isEqualTo(1 << 3);
      assertThat(ints(request, 296, 1)).containsExactly(1);
      assertThat(ints(request, 320, 2)).as("attribute: output values").containsExactly(2, 0);
      assertThat(request.get(ValueLayout.JAVA_LONG, 328)).as("levels").isEqualTo(0b10);
      assertThat(request.get(ValueLayout.JAVA_LONG, 336)).as("of both lines").isEqualTo(0b11);
      assertThat(ints(request, 560, 2)).as("lines, buffer").containsExactly(2, 0);
    }
  }

  @Test
  void anInputIsDebouncedByTheKernelWhereAsked() {
    try (Arena arena = Arena.ofConfined()) {
      long flags = LineFlags.INPUT | LineFlags.EDGE_RISING | LineFlags.EDGE_FALLING;
      MemorySegment request = new LineRequest(List.of(2), "pumprig", flags, 0, 20_000).write(arena);
      assertThat(request.get(ValueLayout.JAVA_LONG, 288)).isEqualTo(0b110100);
      assertThat(ints(request, 320, 3)).as("debounce").containsExactly(3, 0, 20_000);
      MemorySegment plain = new LineRequest(List.of(2), "pumprig", flags, 0, 0).write(arena);
      assertThat(ints(plain, 296, 1)).containsExactly(0);
    }
  }

  @Test
  void oneTo64Lines() {
    for (int count : new int[] {0, 65}) {
      List<Integer> lines = Collections.nCopies(count, 1);
      assertThatThrownBy(() -> new LineRequest(lines, "x", LineFlags.INPUT, 0, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<Integer> ints(MemorySegment memory, long at, int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> memory.get(ValueLayout.JAVA_INT, at + 4L * i))
        .toList();
  }
}
