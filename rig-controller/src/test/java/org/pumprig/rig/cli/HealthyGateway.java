package org.pumprig.rig.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A gateway's service as a process of its own: acknowledges every HL7 message over MLLP. */
final class HealthyGateway {
  private HealthyGateway() {}

  /** Arguments: port, file for its process number. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[1]), Long.toString(ProcessHandle.current().pid()));
    try (var listener = new ServerSocket()) {
      listener.setReuseAddress(true);
      listener.bind(
          new java.net.InetSocketAddress(
              InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])));
      while (!listener.isClosed()) {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      var message = new ByteArrayOutputStream();
      for (int read = in.read(); read >= 0; read = in.read()) {
        message.write(read);
        if (read == 0x1c) {
          socket.getOutputStream().write(answer(message.toString(StandardCharsets.US_ASCII)));
          message.reset();
        }
      }
    } catch (IOException e) {
      // the peer is gone
    }
  }

  private static byte[] answer(String message) {
    String controlId = message.substring(message.indexOf("MSH")).split("\\|", -1)[9];
    return ("\u000bMSH|^~\\&|HEALTHY|WARD|||||ACK|1|T|2.6\rMSA|AA|" + controlId + "\r\u001c\r")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
