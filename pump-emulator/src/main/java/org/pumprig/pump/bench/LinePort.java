package org.pumprig.pump.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.link.frame.LineFrame;
import org.pumprig.link.frame.LineFramer;

/**
 * A port that speaks checked lines with any number of clients. Lines that don't check are answered
 * with {@code ERR CHECKSUM} where the port takes commands at all.
 */
final class LinePort {
  private static final int MAX_LINE = 1024;
  private static final int MAX_CLIENTS = 32;

  /** What is behind the port. */
  interface Device {
    /** What a new client is told at once. */
    default List<String> greeting() {
      return List.of();
    }

    /** Answers to a command; empty: silence. */
    List<String> command(String payload);
  }

  private final Device device;
  private final Map<Link, LineFramer> clients = new LinkedHashMap<>();

  LinePort(Device device) {
    this.device = device;
  }

  /** Takes a client's link, not yet opened. */
  void attach(Link link) {
    if (clients.size() == MAX_CLIENTS) {
      link.abort();
      return;
    }
    link.open(event -> on(link, event));
  }

  private void on(Link link, LinkEvent event) {
    switch (event) {
      case LinkEvent.Opened _ -> {
        clients.put(link, new LineFramer(MAX_LINE));
        device.greeting().forEach(line -> link.send(CheckedLine.encode(line)));
      }
      case LinkEvent.Received data -> {
        LineFramer framer = clients.get(link);
        if (framer != null) {
          framer.push(data.bytes()).forEach(frame -> take(link, frame));
        }
      }
      case LinkEvent.Closed _ -> clients.remove(link);
    }
  }

  private void take(Link link, LineFrame frame) {
    List<String> answer =
        switch (frame) {
          case LineFrame.Text text ->
              switch (CheckedLine.decode(text.text())) {
                case CheckedLine.Ok ok -> device.command(ok.payload());
                case CheckedLine.BadChecksum _, CheckedLine.Malformed _ -> List.of("ERR CHECKSUM");
              };
          case LineFrame.Garbled _ -> List.of("ERR CHECKSUM");
        };
    answer.forEach(line -> link.send(CheckedLine.encode(line)));
  }

  /** Tells every client. */
  void say(String payload) {
    if (clients.isEmpty()) {
      return;
    }
    byte[] line = CheckedLine.encode(payload);
    for (Link link : new ArrayList<>(clients.keySet())) {
      link.send(line.clone());
    }
  }

  void close() {
    for (Link link : new ArrayList<>(clients.keySet())) {
      link.close();
    }
  }
}
