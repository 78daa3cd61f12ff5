package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A packet fault on a unit's datagrams, such as its syslog, without root, over real sockets. */
@Tag("integration")
class DatagramFaultIT {
  private static final int PATIENCE_MILLIS = 15;

  @TempDir private Path folder;

  @Test
  void everyThirdDatagramIsLostAndTheFaultIsProven() throws Exception {
    try (var gateway = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var unit = new DatagramSocket()) {
      var received = new AtomicLong();
      Thread.ofVirtual().start(() -> echo(gateway, received));
      int port = freePort();
      var answer =
          CompletableFuture.supplyAsync(
              () ->
                  new Cli(folder)
                      .run(
                          "faults",
                          "apply",
                          "loss",
                          "--nth",
                          "3",
                          "--direction",
                          "towardsGateway",
                          "--lasts",
                          "2s",
                          "--listen",
                          "127.0.0.1:" + port,
                          "--upstream",
                          "127.0.0.1:" + gateway.getLocalPort()));
      long lost = 0;
      long echoed = 0;
      while (!answer.isDone()) {
        boolean came = sendAndReceive(unit, port);
        echoed += came ? 1 : 0;
        lost += came || echoed == 0 ? 0 : 1;
      }

      Cli.Answer told = answer.get();
      assertThat(told.code()).as(told.toString()).isEqualTo(Exit.PASS);
      assertThat(told.out())
          .contains("Through a relay of datagrams: the unit sends UDP to 127.0.0.1:" + port)
          .contains("proven: relay: ");
      // Those echoed before the fault and after it count too, so the share of a third is the rig's
      // to prove.
      assertThat(lost).as("lost beside %d echoed", echoed).isBetween(20L, echoed);
      assertThat(received.get()).isGreaterThan(20);
    }
  }

  @Test
  void aPortInUseIsSaid() throws Exception {
    try (var taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String there = "127.0.0.1:" + taken.getLocalPort();
      Cli.Answer told =
          new Cli(folder)
              .run(
                  "faults",
                  "apply",
                  "loss",
                  "--nth",
                  "3",
                  "--lasts",
                  "2s",
                  "--listen",
                  there,
                  "--upstream",
                  there);
      assertThat(told.code()).as(told.toString()).isEqualTo(Exit.USAGE);
      assertThat(told.err())
          .contains("no relay of datagrams: cannot listen on " + there)
          .contains("Choose another --listen. Nothing was applied.");
    }
  }

  private static boolean sendAndReceive(DatagramSocket unit, int port) throws IOException {
    byte[] data = ByteBuffer.allocate(8).putLong(1).array();
    unit.setSoTimeout(PATIENCE_MILLIS);
    unit.send(
        new DatagramPacket(
            data, data.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    try {
      unit.receive(new DatagramPacket(new byte[64], 64));
      return true;
    } catch (SocketTimeoutException lost) {
      return false;
    }
  }

  private static void echo(DatagramSocket gateway, AtomicLong received) {
    try {
      while (true) {
        var packet = new DatagramPacket(new byte[64], 64);
        gateway.receive(packet);
        received.incrementAndGet();
        gateway.send(packet);
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private static int freePort() throws IOException {
    try (var probe = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
