package org.pumprig.rig.network;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.pumprig.host.Commands;
import org.pumprig.host.NetworkNamespace;

/**
 * What the rig's services tell at a unit's place.
 *
 * @param unit the place
 * @param device its interface
 * @param server the rig's address there
 */
record ServedUnit(NetworkNamespace unit, String device, String server) {
  private static final int ANSWER_MILLIS = 10_000;
  private static final long PROGRAM_NANOS = 60_000_000_000L;

  /** What busybox's DHCP client says of the lease that it was given. */
  String lease() throws IOException {
    Path script = Files.createTempFile("pumprig-dhcp", ".sh");
    try {
      Files.writeString(script, "#!/bin/sh\necho \"$1 $ip router $router ntp $ntpsrv\"\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      Commands.Result result =
          unit.commands()
              .run(
                  List.of(
                      "busybox", "udhcpc", "-i", device, "-n", "-q", "-f", "-s", script.toString()),
                  "",
                  PROGRAM_NANOS);
      if (!result.ok()) {
        throw new IOException("udhcpc: " + result.complaint());
      }
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
  String named(String name) throws IOException {
    var query = ByteBuffer.allocate(512);
    query.putShort((short) 7).putShort((short) 0x0100).putShort((short) 1);
    query.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    for (String label : name.split("\\.")) {
      query.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    query.put((byte) 0).putShort((short) 1).putShort((short) 1);
    ByteBuffer answer = ask(53, query.flip());
    int code = answer.getShort(2) & 15;
    if (code != 0 || answer.getShort(6) == 0) {
      return "code " + code;
    }
    byte[] address = new byte[4]; // the answer's last four bytes, with one record
    answer.get(answer.limit() - 4, address);
    return InetAddress.getByAddress(address).getHostAddress();
  }

  /** The server's stratum (RFC 5905). */
  int stratum() throws IOException {
    var query = ByteBuffer.allocate(48).put(0, (byte) 0x23);
    return ask(123, query).get(1);
  }

  private ByteBuffer ask(int port, ByteBuffer query) throws IOException {
    return unit.call(
        () -> {
          try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.connect(InetAddress.ofLiteral(server), port);
            socket.send(new DatagramPacket(query.array(), query.limit()));
            var answer = new DatagramPacket(new byte[512], 512);
            socket.receive(answer);
            return ByteBuffer.wrap(answer.getData(), 0, answer.getLength());
          }
        });
  }
}
