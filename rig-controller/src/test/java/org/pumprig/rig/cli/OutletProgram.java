package org.pumprig.rig.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.pumprig.link.frame.CheckedLine;

/** A program that switches an emulated pump's outlet, as somebody's own tool would a real one. */
final class OutletProgram {
  private static final int WAIT_MILLIS = 5_000;

  private OutletProgram() {}

  /** Arguments: {@code HOST:PORT on|off|state}; the last prints {@code on} or {@code off}. */
  public static void main(String[] args) throws IOException {
    String answer = ask(args[0], args[1]);
    if (args[1].equals("state")) {
      System.out.println(answer);
    }
  }

  /** Orders or asks; what the outlet then is: {@code on} or {@code off}. */
  static String ask(String at, String word) throws IOException {
    int colon = at.lastIndexOf(':');
    String order = "POWER " + word.toUpperCase(java.util.Locale.ROOT);
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(at.substring(0, colon), Integer.parseInt(at.substring(colon + 1))),
          WAIT_MILLIS);
      socket.setSoTimeout(WAIT_MILLIS);
      socket.getOutputStream().write(CheckedLine.encode(order));
      String answer = line(socket.getInputStream());
      if (!answer.startsWith("OK " + order)) {
        throw new IOException("answered: " + answer);
      }
      return answer.contains(" ON") ? "on" : "off";
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
      line.append((char) read);
    }
    return new String(line.toString().getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_8);
  }
}
