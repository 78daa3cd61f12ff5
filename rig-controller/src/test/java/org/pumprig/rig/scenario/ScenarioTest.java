package org.pumprig.rig.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.seed.Seed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whole campaigns in virtual time with troubles of the rig itself, a seed each.
 *
 * <p>{@code -Dpumprig.scenarios=N}: how many (120; the perf profile plays 5000); {@code
 * -Dpumprig.scenario.seed=S}: only this one.
 */
class ScenarioTest {
  private static final Logger LOG = LoggerFactory.getLogger(ScenarioTest.class);
  private static final int MOST_REPORTED = 5;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void fixtures() throws Exception {
    FixtureFolder.write(folder);
  }

  @Test
  void whateverTroublesTheRigNoFaultOutlivesItsRunAndNoVerdictClaimsMoreThanWasSeen() {
    Long only = Long.getLong("pumprig.scenario.seed");
    long from = only == null ? 1 : only;
    long count = only == null ? Integer.getInteger("pumprig.scenarios", 120) : 1;
    var tally = new Tally();
    var failures = new ArrayList<String>();
    for (long seed = from; seed < from + count && failures.size() < MOST_REPORTED; seed++) {
      List<String> broken = broken(seed, tally);
      if (!broken.isEmpty()) {
        failures.add(
            message(seed, broken) + ScenarioPlan.windows(new Seed(seed).child("plan"), folder));
      }
    }
    LOG.info("{}", tally);
    assertThat(failures).as("failed scenarios").isEmpty();
    if (count >= 100) {
      assertThat(tally.died).as("scenarios with a crash").isGreaterThan(10);
      assertThat(tally.recovered).as("runs recovered").isGreaterThan(10);
      assertThat(tally.trips).as("true trips").isGreaterThan(20);
      assertThat(tally.looks).as("looks at benches after their runs").isGreaterThan(100);
      assertThat(tally.verdicts.keySet()).as("verdicts").contains("after PASS");
    }
  }

  private List<String> broken(long seed, Tally tally) {
    try {
      return Properties.broken(Scenario.play(seed, folder), seed, tally);
    } catch (Exception | AssertionError failure) {
      var trace = new ArrayList<String>();
      trace.add(failure.toString());
      for (StackTraceElement frame : failure.getStackTrace()) {
        if (trace.size() < 25 && frame.getClassName().startsWith("org.pumprig")) {
          trace.add("  at " + frame);
        }
      }
      return trace;
    }
  }

  private static String message(long seed, List<String> broken) {
    return "seed %d:%n  %s%nonly this one: mvn -o -pl rig-controller -am -Dtest=ScenarioTest -Dsurefire.failIfNoSpecifiedTests=false -Dpumprig.scenario.seed=%d test"
        .formatted(seed, String.join("\n  ", broken), seed);
  }
}
