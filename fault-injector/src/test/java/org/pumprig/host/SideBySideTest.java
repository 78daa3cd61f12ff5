package org.pumprig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final List<Integer> PIECES = IntStream.range(0, 100).boxed().toList();

  private final List<String> taken = new ArrayList<>();

  private void run(SideBySide.Work<Integer, String, TimeoutException> work) throws Exception {
    SideBySide.each("test", PIECES, TimeoutException.class, work, taken::add);
  }

  @Test
  void resultsComeInThePiecesOrder() throws Exception {
    run(piece -> "r" + piece);
    assertThat(taken).isEqualTo(PIECES.stream().map(piece -> "r" + piece).toList());
  }

  @Test
  void whatComesAfterALargePieceIsDoneWhileItIsUnderWay() throws Exception {
    var small = new CountDownLatch(PIECES.size() - 1);
    SideBySide.eachOfUnlikeSize(
        "test",
        PIECES,
        TimeoutException.class,
        piece -> {
          if (piece > 0) {
            small.countDown();
          } else if (Runtime.getRuntime().availableProcessors() > 1) {
            awaited(small);
          }
          return "r" + piece;
        },
        taken::add);
    assertThat(taken).isEqualTo(PIECES.stream().map(piece -> "r" + piece).toList());
  }

  private static void awaited(CountDownLatch latch) throws TimeoutException {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new TimeoutException("the others wait for the first");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theFirstRefusalInTheirOrderIsTheAnswerAndWhatCameBeforeItWasTaken() {
    assertThatThrownBy(
            () ->
                run(
                    piece -> {
                      if (piece >= 7) {
                        throw new TimeoutException("piece " + piece);
                      }
                      return "r" + piece;
                    }))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("piece 7");
    assertThat(taken).hasSize(7).endsWith("r6");
  }

  @Test
  void otherErrorsAreWhatTheyWere() {
    assertThatThrownBy(
            () ->
                run(
                    piece -> {
                      throw new IOException("disk");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk");
    assertThatThrownBy(
            () ->
                run(
                    piece -> {
                      throw new IllegalStateException("bug");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("bug");
  }
}
