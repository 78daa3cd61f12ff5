package org.pumprig.rig.network;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.NetworkNamespace;
import org.pumprig.host.StreamingProgram;
import org.pumprig.rig.setup.Topology;

/**
 * A capture of what the rig sees of its units, by {@code tcpdump} on the interface towards them,
 * from the moment when that is up until the capture is closed or the interface is gone. It looks
 * for the interface on a thread of its own: whoever makes the network needn't know of it.
 */
public final class UnitCapture implements AutoCloseable {
  private static final long LOOK_EVERY_MILLIS = 50;
  private static final long LAST_PACKETS_SECONDS = 3;
  private static final long COMMAND_NANOS = 10_000_000_000L;

  private final Topology.Ends ends;
  private final OutputStream out;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CompletableFuture<StreamingProgram> started = new CompletableFuture<>();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final Thread looking;

  private UnitCapture(Topology.Ends ends, OutputStream out) {
    this.ends = ends;
    this.out = out;
    this.looking = Thread.ofPlatform().daemon().name("pumprig-capture").unstarted(this::look);
  }

  /**
   * Begins to look for the interface; needs root.
   *
   * @param file new
   * @throws IOException if the file can't be made, or there is no tcpdump
   */
  public static UnitCapture begin(Topology.Ends ends, Path file) throws IOException {
    new CommandPlace.Here().commands().run(List.of("tcpdump", "--version"), "", COMMAND_NANOS);
    var capture = new UnitCapture(ends, Files.newOutputStream(file));
    capture.looking.start();
    return capture;
  }

  private void look() {
    try {
      while (!closed.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        Optional<NetworkNamespace> place = place();
        if (place.isPresent() && isUp(place.get())) {
          started.complete(StreamingProgram.start(argv(place.get()), this::take, ended::complete));
          return;
        }
      }
    } catch (IOException e) {
      ended.complete(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<NetworkNamespace> place() throws IOException {
    return ends.far() instanceof Topology.Far.Made
        ? MadeNamespaces.rigOfThisProcess()
        : Optional.of(NetworkNamespace.ofThisProcess());
  }

  private boolean isUp(NetworkNamespace place) {
    try {
      return place
          .commands()
          .run(List.of("ip", "-o", "link", "show", "dev", ends.units().port()), "", COMMAND_NANOS)
          .output()
          .contains("LOWER_UP");
    } catch (IOException gone) {
      return false; // it was taken down meanwhile
    }
  }

  private List<String> argv(NetworkNamespace place) {
    var argv = new ArrayList<String>();
    if (!place.name().isEmpty()) {
      argv.addAll(List.of("ip", "netns", "exec", place.name()));
    }
    argv.addAll(List.of("tcpdump", "-Z", "root", "-n", "-U", "-B", "8192"));
    argv.addAll(List.of("-i", ends.units().port(), "-w", "-", "tcp or icmp or icmp6"));
    return argv;
  }

  private void take(byte[] bytes, int length) {
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends the capture; where the interface is gone already, what was still under way comes first.
   *
   * @throws IOException if nothing could be captured; the message says why
   */
  @Override
  public void close() throws IOException {
    closed.countDown();
    try (out) {
      lookedEnough();
      if (!started.isDone()) {
        throw new IOException(
            "nothing was captured: "
                + ended.getNow("interface " + ends.units().port() + " was never up"));
      }
      lastPackets(started.join());
    }
  }

  /** Whoever looks may just have found the interface: what it starts then must be ended too. */
  private void lookedEnough() throws IOException {
    try {
      looking.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while capturing", e);
    }
  }

  private void lastPackets(StreamingProgram dump) throws IOException {
    try {
      ended.get(LAST_PACKETS_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException goesOn) {
      dump.end("the run is over");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      dump.end("interrupted");
      throw new IOException("interrupted while capturing", e);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
