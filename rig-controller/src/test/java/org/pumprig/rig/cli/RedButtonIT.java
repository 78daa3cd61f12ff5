package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.rig.cli.Cli.Answer;

/**
 * The red button from its contacts to the verdict, through the real command on an emulated bench in
 * real time: an instrument that is a small server here tells both contacts.
 */
@Tag("integration")
class RedButtonIT {
  private static final String RELEASED = "CONTACT nc=1 no=0";
  private static final String PRESSED = "CONTACT nc=0 no=1";
  private static final String UNPLUGGED = "CONTACT nc=0 no=0";

  @TempDir private Path folder = Path.of("");
  private Workbench bench = new Workbench(Path.of(""));
  private Instrument button = new Instrument();

  /** Tells its contacts ten times a second to whoever is connected. */
  private static final class Instrument implements AutoCloseable {
    private final ServerSocket server;
    private volatile String word = RELEASED;

    Instrument() {
      try {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.ofPlatform().daemon().start(this::serve);
    }

    private void serve() {
      while (!server.isClosed()) {
        try (Socket client = server.accept()) {
          OutputStream out = client.getOutputStream();
          while (true) {
            out.write(CheckedLine.encode(word));
            out.flush();
            Thread.sleep(100);
          }
        } catch (IOException | InterruptedException e) {
          // Whoever is connected is gone, or the test is over.
        }
      }
    }

    int port() {
      return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  @BeforeEach
  void onThePort() throws IOException {
    bench = Workbench.in(folder.resolve("bench"));
    bench.change(
        "rigs/short.yaml",
        "units:",
        "redButton: {tcp: 127.0.0.1:%d}\nunits:".formatted(button.port()));
  }

  @AfterEach
  void close() throws IOException {
    button.close();
  }

  private CompletableFuture<Answer> running(Path out) {
    var cli = new Cli(folder.resolve("state"));
    return CompletableFuture.supplyAsync(() -> cli.run("run", bench.plan(), "--out", out));
  }

  private static String journals(Path out) {
    try (Stream<Path> files = Files.walk(out)) {
      var all = new StringBuilder();
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".jsonl")) {
          all.append(Files.readString(file, StandardCharsets.UTF_8));
        } else if (name.endsWith(".jsonl.gz")) {
          try (var zipped = new GZIPInputStream(Files.newInputStream(file))) {
            all.append(new String(zipped.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
      return all.toString();
    } catch (IOException | UncheckedIOException e) {
      return ""; // not written yet
    }
  }

  private void stops(String word, String reason) {
    Path out = folder.resolve("out");
    CompletableFuture<Answer> run = running(out);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> run.isDone() || journals(out).contains("\"k\":\"fault.proven\""));
    button.word = word;
    Answer answer = run.orTimeout(60, TimeUnit.SECONDS).join();
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.ABORTED);
    String all = journals(out);
    assertThat(all.lines().filter(line -> line.contains("\"k\":\"abort.requested\"")))
        .isNotEmpty()
        .allMatch(line -> line.contains(reason));
    assertThat(all.lines().filter(line -> line.contains("\"k\":\"run.ended\"")))
        .isNotEmpty()
        .allMatch(line -> line.contains("\"reason\":\"aborted\""))
        .allMatch(line -> line.contains("\"safe\":true"));
    assertThat(new Cli(folder.resolve("state")).run("recover").code()).as("nothing left").isZero();
  }

  @Test
  void aPressTakesAllFaultsBackAndEndsTheRunsInTheSafeState() {
    stops(PRESSED, "is pressed, or its cable is out");
  }

  @Test
  void nothingBeginsWhileItIsPressed() throws IOException {
    button.word = UNPLUGGED;
    Path out = folder.resolve("out");
    Answer answer = running(out).join();
    assertThat(answer.code()).as(answer.toString()).isNotZero();
    assertThat(answer.err()).contains("is pressed, or its cable is out; release it");
    assertThat(journals(out)).isEmpty();
  }
}
