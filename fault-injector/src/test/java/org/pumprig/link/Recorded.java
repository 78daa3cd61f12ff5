package org.pumprig.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.pumprig.link.LinkEvent.Closed;
import org.pumprig.link.LinkEvent.Opened;
import org.pumprig.link.LinkEvent.Received;

/** Remembers what a link reported, and on which thread. */
final class Recorded implements Consumer<LinkEvent> {
  private final List<LinkEvent> events = new CopyOnWriteArrayList<>();
  private final List<String> threads = new CopyOnWriteArrayList<>();

  @Override
  public void accept(LinkEvent event) {
    events.add(event);
    threads.add(Thread.currentThread().getName());
  }

  List<String> threads() {
    return threads.stream().distinct().toList();
  }

  boolean opened() {
    return events.stream().anyMatch(Opened.class::isInstance);
  }

  List<Closed> closings() {
    return events.stream().filter(Closed.class::isInstance).map(Closed.class::cast).toList();
  }

  /** The reason of the one end, which was the last event; or a sentence saying what is wrong. */
  String end() {
    List<Closed> closings = closings();
    if (closings.isEmpty()) {
      return "open";
    }
    return closings.size() == 1 && events.getLast() instanceof Closed last
        ? last.reason().name()
        : "ended wrongly: " + events;
  }

  byte[] bytes() {
    var all = new ByteArrayOutputStream();
    for (LinkEvent event : events) {
      if (event instanceof Received received) {
        all.writeBytes(received.bytes());
      }
    }
    return all.toByteArray();
  }

  String text() {
    return new String(bytes(), StandardCharsets.US_ASCII);
  }

  /** The events as text, in order. */
  List<String> trace() {
    return events.stream()
        .map(
            event ->
                switch (event) {
                  case Opened _ -> "opened";
                  case Received received ->
                      "received " + new String(received.bytes(), StandardCharsets.US_ASCII);
                  case Closed closed -> "closed " + closed.reason();
                })
        .toList();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
