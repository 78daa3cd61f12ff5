package org.pumprig.rig.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.link.Endpoint;
import org.pumprig.link.frame.CheckedLine;

/** An outlet on a real socket that a dead process left off. */
@Tag("integration")
class OutletUndoerIT {
  private final AtomicBoolean on = new AtomicBoolean();

  private void serve(ServerSocket listener) {
    try (Socket socket = listener.accept();
        var lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String command = ((CheckedLine.Ok) CheckedLine.decode(line.strip())).payload();
        on.compareAndSet(false, command.equals("POWER ON"));
        String state = command.equals("POWER STATE") ? (on.get() ? " ON" : " OFF") : "";
        socket.getOutputStream().write(CheckedLine.encode("OK " + command + state));
      }
    } catch (IOException e) {
      // the undoer has closed: what it saw is asserted by the test
    }
  }

  @Test
  void outletIsOnAgainAndSaysSo() throws IOException {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(listener));
      var at = new OutletAddress.Tcp(new Endpoint("127.0.0.1", listener.getLocalPort()));
      String recipe = OutletUndoer.undo("outlet of SN-1", at).recipe();
      var entry = new LedgerEntry("f", "r", "", "power", at.endpoint(), 1, "b", 0, recipe);
      assertThat(new OutletUndoer().undo(entry)).isInstanceOf(InjectionResult.Done.class);
      assertThat(on).isTrue();
    }
  }
}
