package org.pumprig.fault.networkservice;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A UDP socket that answers what it understands, on a thread of its own where the units are. */
final class Responder implements AutoCloseable {
  private static final int MOST_BYTES = 1_500;

  private final DatagramSocket socket;
  private final Function<byte[], Optional<byte[]>> answers;
  private final @Nullable InetSocketAddress everybody;
  private final AtomicLong answered = new AtomicLong();

  private Responder(
      DatagramSocket socket,
      Function<byte[], Optional<byte[]>> answers,
      @Nullable InetSocketAddress everybody) {
    this.socket = socket;
    this.answers = answers;
    this.everybody = everybody;
  }

  /**
   * Opens it on a free port.
   *
   * @param threads in whose network it shall listen
   * @param answers makes an answer of a packet; nothing: there is none
   * @param everybody where answers go instead of back to who asked
   */
  static Responder open(
      ThreadFactory threads,
      Function<byte[], Optional<byte[]>> answers,
      @Nullable InetSocketAddress everybody)
      throws IOException {
    var opened = new CompletableFuture<Responder>();
    threads
        .newThread(
            () -> {
              try {
                var socket = new DatagramSocket(new InetSocketAddress("0.0.0.0", 0));
                socket.setOption(StandardSocketOptions.SO_BROADCAST, true);
                var responder = new Responder(socket, answers, everybody);
                opened.complete(responder);
                responder.run();
              } catch (IOException e) {
                opened.completeExceptionally(e);
              }
            })
        .start();
    try {
      return opened.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while opening a responder", e);
    } catch (ExecutionException e) {
      throw new IOException("a responder can't be opened: " + e.getMessage(), e);
    }
  }

  private void run() {
    byte[] buffer = new byte[MOST_BYTES];
    while (!socket.isClosed()) {
      try {
        var packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        answer(packet);
      } catch (SocketException closed) {
        return;
      } catch (IOException e) {
        continue; // a packet that can't be answered is none of the others' concern
      }
    }
  }

  private void answer(DatagramPacket packet) throws IOException {
    byte[] asked = Arrays.copyOf(packet.getData(), packet.getLength());
    Optional<byte[]> answer = answers.apply(asked);
    if (answer.isPresent()) {
      answered.incrementAndGet();
      InetSocketAddress to =
          everybody == null
              ? new InetSocketAddress(packet.getAddress(), packet.getPort())
              : everybody;
      socket.send(new DatagramPacket(answer.get(), answer.get().length, to));
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Packets answered so far. */
  long answered() {
    return answered.get();
  }

  @Override
  public void close() {
    socket.close();
  }
}
