package org.pumprig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FenceTest {
  private final MemoryStorage state = new MemoryStorage();

  @Test
  void eachHolderHasTheNextNumberAlsoAfterAPowerCut() throws Exception {
    assertThat(Fence.next(state, "session").number()).isEqualTo(1);
    assertThat(Fence.next(state, "session").number()).isEqualTo(2);
    MemoryStorage after = state.crash(new org.pumprig.seed.Seed(1).stream("cut"));
    assertThat(Fence.next(after, "session").number()).isEqualTo(3);
  }

  @Test
  void whoWasTakenOverIsToldBeforeHeActs() throws Exception {
    Fence first = Fence.next(state, "session");
    first.check();
    Fence second = Fence.next(state, "session");
    assertThatThrownBy(first::check)
        .isInstanceOf(Fence.TakenOverException.class)
        .hasMessageContaining("session 2 has taken this rig over from this one, number 1");
    second.check();
  }

  @Test
  void aFileThatHoldsNoNumberIsNamedWithTheRemedy() throws Exception {
    state.replace("session", "twelve".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> Fence.next(state, "session"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("session holds no number; write one");
  }
}
