package org.pumprig.rig.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A small SMTP server on loopback that takes one mail, or refuses its receiver. */
final class MailBox implements AutoCloseable {
  private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final CompletableFuture<List<String>> heard = new CompletableFuture<>();
  private final boolean refusing;

  MailBox(boolean refusing) throws IOException {
    this.refusing = refusing;
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /** All lines of the client, commands and mail. */
  List<String> heard() throws Exception {
    return heard.get();
  }

  private void serve() {
    try (Socket client = door.accept();
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII)) {
      out.print("220 box\r\n");
      out.flush();
      var lines = new ArrayList<String>();
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
        if (data) {
          data = !line.equals(".");
          if (data) {
            continue;
          }
        }
        String word = line.length() < 4 ? line : line.substring(0, 4);
        data = word.equals("DATA");
        out.print(
            switch (word) {
              case "DATA" -> "354 go on\r\n";
              case "QUIT" -> "221 bye\r\n";
              case "RCPT" -> refusing ? "550 nobody here\r\n" : "250 ok\r\n";
              default -> "250 ok\r\n";
            });
        out.flush();
      }
      heard.complete(lines);
    } catch (IOException e) {
      heard.completeExceptionally(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
