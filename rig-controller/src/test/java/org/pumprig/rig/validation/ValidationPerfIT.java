package org.pumprig.rig.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole validation: 59 trials a defect. Minutes, so not part of every build. */
@Tag("perf")
class ValidationPerfIT {
  @TempDir private Path folder;

  @Test
  void fiftyNineOfFiftyNineForEachDefectAndNoFalseAlarm() throws Exception {
    Validation all = Validation.run(folder, 1, Validation.TRIALS, List.of(), round -> {});
    assertThat(all.outcome().problems()).isEmpty();
    assertThat(all.outcome().tooFew()).isFalse();
  }
}
