package org.pumprig.rig.compare.honest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.seed.Seed;

/** The short form; {@link HonestTables} is the long one. */
class CoverageTest {
  private static final int SEED = 402;

  @Test
  void exactIntervalsCoverTheirLevelAtEverySize() {
    int samples = Integer.getInteger("pumprig.scenarios", 300);
    List<Interval95> exact = Interval95.all().stream().filter(Interval95::exact).toList();
    assertThat(exact).hasSizeGreaterThan(4);
    for (Interval95 interval : exact) {
      for (int size : new int[] {6, 12, 30}) {
        Coverage found = Coverage.of(interval, size, samples, new Seed(SEED));
        assertThat(found.held().estimate())
            .as("seed %d: %s, size %d: %s", SEED, interval.method(), size, found.cell())
            .isGreaterThanOrEqualTo(found.limit());
      }
    }
  }
}
