package org.pumprig.fault.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A pump that has sent much and is done, a gateway that takes its time, and a long answer: the
 * proxy has stopped reading the pump when its end arrives, which is where Netty's epoll lost the
 * answer.
 */
@Tag("integration")
class HalfCloseUnderPressureIT {
  private static final int ANSWER_BYTES = 8 << 20;

  /** Between what fits into the buffers before and behind the proxy: one of them meets the case. */
  private static final int[] QUESTION_BYTES = {256 << 10, 1 << 20, 2 << 20, 3 << 20, 5 << 20};

  @ParameterizedTest
  @EnumSource
  void theWholeQuestionAndTheWholeAnswerArrive(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport)) {
      bench.gateway.setReceiveBufferSize(16_384);
      for (int bytes : QUESTION_BYTES) {
        exchange(bench, bytes);
      }
      bench.awaitNoConnections();
    }
  }

  private static void exchange(SocketBench bench, int questionBytes) throws Exception {
    try (var pump = bench.pump();
        var gateway = bench.accept()) {
      var asked =
          CompletableFuture.runAsync(
              () -> {
                write(pump, questionBytes);
                finish(pump);
              });
      Awaitility.await().pollDelay(Duration.ofMillis(150)).until(() -> true); // buffers fill
      assertThat(count(gateway.getInputStream())).as("question").isEqualTo(questionBytes);
      asked.get(5, TimeUnit.SECONDS);
      var answered =
          CompletableFuture.runAsync(
              () -> {
                write(gateway, ANSWER_BYTES);
                finish(gateway);
              });
      assertThat(count(pump.getInputStream()))
          .as("answer to a question of %d bytes", questionBytes)
          .isEqualTo(ANSWER_BYTES);
      answered.get(5, TimeUnit.SECONDS);
    }
  }

  private static long count(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      total += n;
    }
    return total;
  }

  private static void write(Socket socket, int bytes) {
    try {
      socket.getOutputStream().write(new byte[bytes]);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void finish(Socket socket) {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
