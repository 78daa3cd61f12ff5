package org.pumprig.rig.compare.stats;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Weeks of remission in the leukaemia trial of Freireich et al., Blood 21 (1963). */
final class Freireich {
  private Freireich() {}

  static List<Subject> placebo() {
    return runs(true, 1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
        .toList();
  }

  static List<Subject> mercaptopurine() {
    return Stream.concat(
            runs(true, 6, 6, 6, 7, 10, 13, 16, 22, 23),
            runs(false, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35))
        .toList();
  }

  private static Stream<Subject> runs(boolean event, double... weeks) {
    return DoubleStream.of(weeks).mapToObj(week -> new Subject("", week, event));
  }
}
