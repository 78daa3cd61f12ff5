package org.pumprig.rig.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;
import org.pumprig.host.NetworkNamespace;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.setup.Topology;

@Tag("netns")
class RigServicesIT {
  private static final int ANSWER_MILLIS = 2_000;
  private static final long PROGRAM_NANOS = 20_000_000_000L;

  @Test
  void aUnitIsLeasedItsAddressToldNamesAndTheTime() throws Exception {
    Rig rig =
        RigFile.parse(
            "rig.yaml", Fixtures.text("rigs/router.yaml").getBytes(StandardCharsets.UTF_8));
    var router = (Topology.Router) rig.topology();
    var remarks = new ArrayList<String>();
    List<Long> pids;
    try (var made = MadeNamespaces.make(router.ends(), rig.units(), ChangeLedger.NONE)) {
      var place = new CommandPlace.InNamespace(made.rig().name());
      try (var _ = TopologySetup.up(rig.topology(), place, "", ChangeLedger.NONE);
          var services =
              RigServices.start(
                  router.ends(),
                  router.services(),
                  rig.units(),
                  place,
                  ChangeLedger.NONE,
                  remarks::add)) {
        pids = services.pids();
        NetworkNamespace unit = made.unit("SN-1002");

        assertThat(lease(unit)).contains("10.77.0.12").contains("10.77.0.1");
        assertThat(named(unit, "gateway.example")).isEqualTo("10.78.0.2");
        assertThat(named(unit, "elsewhere.example")).isEqualTo("code 3");
        assertThat(stratum(unit)).isEqualTo(10);
        assertThat(pids).hasSize(2).allMatch(pid -> ProcessHandle.of(pid).isPresent());
      }
    }
    assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    assertThat(remarks).isEmpty();
  }

  /** What busybox's DHCP client says of the lease that it was given. */
  private static String lease(NetworkNamespace unit) throws IOException {
    Path script = Files.createTempFile("pumprig-dhcp", ".sh");
    try {
      Files.writeString(script, "#!/bin/sh\necho \"$1 $ip router $router ntp $ntpsrv\"\n");
      assertThat(script.toFile().setExecutable(true)).isTrue();
      Commands.Result result =
          unit.commands()
              .run(
                  List.of(
                      "busybox", "udhcpc", "-i", "eth0", "-n", "-q", "-f", "-s", script.toString()),
                  "",
                  PROGRAM_NANOS);
      assertThat(result.ok()).as(result.complaint()).isTrue();
      return result
          .output()
          .lines()
          .filter(line -> line.startsWith("bound"))
          .findFirst()
          .orElse("");
    } finally {
      Files.delete(script);
    }
  }

  /** The first address of a name (RFC 1035), or the response code. */
  private static String named(NetworkNamespace unit, String name) throws IOException {
    var query = ByteBuffer.allocate(512);
    query.putShort((short) 7).putShort((short) 0x0100).putShort((short) 1);
    query.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    for (String label : name.split("\\.")) {
      query.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    query.put((byte) 0).putShort((short) 1).putShort((short) 1);
    ByteBuffer answer = ask(unit, 53, query.flip());
    int code = answer.getShort(2) & 15;
    if (code != 0 || answer.getShort(6) == 0) {
      return "code " + code;
    }
    byte[] address = new byte[4]; // the answer's last four bytes, with one record
    answer.get(answer.limit() - 4, address);
    return InetAddress.getByAddress(address).getHostAddress();
  }

  /** The server's stratum (RFC 5905). */
  private static int stratum(NetworkNamespace unit) throws IOException {
    var query = ByteBuffer.allocate(48).put(0, (byte) 0x23);
    return ask(unit, 123, query).get(1);
  }

  private static ByteBuffer ask(NetworkNamespace unit, int port, ByteBuffer query)
      throws IOException {
    return unit.call(
        () -> {
          try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.connect(InetAddress.ofLiteral("10.77.0.1"), port);
            socket.send(new DatagramPacket(query.array(), query.limit()));
            var answer = new DatagramPacket(new byte[512], 512);
            socket.receive(answer);
            return ByteBuffer.wrap(answer.getData(), 0, answer.getLength());
          }
        });
  }
}
