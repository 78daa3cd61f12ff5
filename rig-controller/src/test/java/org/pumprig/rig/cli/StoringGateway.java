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
import java.nio.file.StandardOpenOption;
import java.util.function.LongPredicate;

/** A gateway that acknowledges every HL7 message, and writes control ids of reports into a file. */
final class StoringGateway implements AutoCloseable {
  private static final int END = 0x1c;

  private final ServerSocket listener;
  private final Path store;
  private final LongPredicate stores;

  /**
   * @param store its file, a line each
   * @param stores whether it keeps the report with that number
   */
  StoringGateway(Path store, LongPredicate stores) throws IOException {
    this.store = Files.createFile(store);
    this.stores = stores;
    this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket socket = listener.accept();
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
          socket.getOutputStream().write(answer(message.toString(StandardCharsets.US_ASCII)));
          message.reset();
        }
      }
    } catch (IOException e) {
      // the peer is gone
    }
  }

  private synchronized byte[] answer(String message) throws IOException {
    String[] header = message.substring(message.indexOf("MSH")).split("\\|", -1);
    String id = header[9];
    if (header[8].startsWith("ORU") && stores.test(Long.parseLong(id))) {
      Files.writeString(store, id + "\n", StandardOpenOption.APPEND);
    }
    return ("\u000bMSH|^~\\&|STORING|WARD|||||ACK|1|T|2.6\rMSA|AA|" + id + "\r\u001c\r")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
