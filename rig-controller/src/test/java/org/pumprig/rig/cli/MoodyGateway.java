package org.pumprig.rig.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.pumprig.rig.qualification.BlindFault;

/** A gateway's service on which a person does something: it falls silent, or is restarted. */
final class MoodyGateway implements AutoCloseable {
  private static final int END = 0x1c;

  private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean silent;

  MoodyGateway() throws IOException {
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Begins what the list says. */
  void begin(BlindFault fault) throws IOException {
    switch (fault) {
      case NONE -> {}
      case NO_ANSWER -> silent = true;
      case CUT -> cut();
    }
  }

  /** Undoes it; whoever waited for an answer is let go, as by a restart. */
  void end() throws IOException {
    if (silent) {
      silent = false;
      cut();
    }
  }

  private void cut() throws IOException {
    for (Socket each : open) {
      each.close();
    }
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      var message = new ByteArrayOutputStream();
      for (int read = in.read(); read >= 0; read = in.read()) {
        message.write(read);
        if (read == END) {
          if (!silent) {
            socket.getOutputStream().write(answer(message.toString(StandardCharsets.US_ASCII)));
          }
          message.reset();
        }
      }
    } catch (IOException e) {
      // the peer is gone, or was cut off
    } finally {
      open.remove(socket);
    }
  }

  private static byte[] answer(String message) {
    String id = message.substring(message.indexOf("MSH")).split("\\|", -1)[9];
    return ("\u000bMSH|^~\\&|MOODY|WARD|||||ACK|1|T|2.6\rMSA|AA|" + id + "\r\u001c\r")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }
}
