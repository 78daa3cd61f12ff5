package org.pumprig.rig.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Determinism: a virtual run is a function of plan and seed, down to the last byte. */
class VirtualByteIdentityTest {
  private static final long SEED = 20210802;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void fixtures() throws Exception {
    FixtureFolder.write(folder);
  }

  private Map<String, String> simulated(long seed, String out) throws Exception {
    return Simulation.run(folder.resolve("plans/demo.yaml"), seed, folder.resolve(out)).files();
  }

  @Test
  void theSamePlanAndSeedGiveTheSameBytesInEveryFile() throws Exception {
    Map<String, String> first = simulated(SEED, "first");
    Map<String, String> second = simulated(SEED, "second");
    assertThat(first.keySet()).isEqualTo(second.keySet()).hasSizeGreaterThanOrEqualTo(12 * 5);
    first.forEach(
        (name, content) ->
            assertThat(content.equals(second.get(name))).as("%s is the same", name).isTrue());
  }

  @Test
  void anotherSeedGivesOtherJournals() throws Exception {
    Map<String, String> first = simulated(SEED, "first");
    Map<String, String> other = simulated(SEED + 1, "other");
    assertThat(first.keySet()).isEqualTo(other.keySet());
    assertThat(first.keySet())
        .filteredOn(name -> name.endsWith(".jsonl"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(first.get(name)).isNotEqualTo(other.get(name)));
  }
}
