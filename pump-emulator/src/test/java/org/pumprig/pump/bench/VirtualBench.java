package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.VirtualNetwork;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.link.frame.LineFrame;
import org.pumprig.link.frame.LineFramer;
import org.pumprig.pump.firmware.FirmwareException;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.time.VirtualScheduler;

/** A bench in virtual time, and clients that talk to it as a rig would. */
final class VirtualBench {
  static final long MS = 1_000_000;
  static final Endpoint GATEWAY = new Endpoint("gateway", 6661);

  final VirtualScheduler time = new VirtualScheduler(1_600_000_000_000_000L);
  final VirtualNetwork network = new VirtualNetwork(time, 200_000);
  final Bench bench;

  VirtualBench() throws IOException {
    bench =
        Bench.start(
            new BenchSpec(
                GATEWAY,
                "bench",
                1_000 * MS,
                100 * MS,
                1_000 * MS,
                BenchSpec.ServicePortKind.STREAM),
            time,
            network);
  }

  static FirmwareProfile firmware(String name) throws FirmwareException {
    String path = "firmware/" + name + ".yaml";
    return FirmwareProfile.parse(path, Fixtures.bytes(path));
  }

  Client client(Endpoint endpoint) {
    return new Client(network.connect(endpoint));
  }

  Client service(EmulatedUnit unit) {
    return switch (unit.ports().service()) {
      case ServicePort.Stream stream -> client(stream.endpoint());
      case ServicePort.Serial serial -> throw new IllegalStateException(serial.path());
    };
  }

  void runMillis(long millis) {
    time.run(time.nanoTime() + millis * MS);
  }

  /** A client of a line port; keeps what it hears. */
  final class Client {
    final List<String> heard = new ArrayList<>();
    final Link link;
    private final LineFramer framer = new LineFramer(1024);

    Client(Link link) {
      this.link = link;
      link.open(this::on);
      runMillis(2);
    }

    private void on(LinkEvent event) {
      if (event instanceof LinkEvent.Received data) {
        for (LineFrame frame : framer.push(data.bytes())) {
          if (frame instanceof LineFrame.Text text
              && CheckedLine.decode(text.text()) instanceof CheckedLine.Ok ok) {
            heard.add(ok.payload());
          } else {
            heard.add("GARBLED " + frame);
          }
        }
      }
    }

    /** Sends a command; the lines that come back at once. */
    List<String> ask(String payload) {
      heard.clear();
      link.send(CheckedLine.encode(payload));
      runMillis(2);
      return List.copyOf(heard);
    }
  }
}
