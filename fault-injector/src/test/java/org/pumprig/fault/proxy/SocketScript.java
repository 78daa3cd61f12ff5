package org.pumprig.fault.proxy;

import java.nio.charset.StandardCharsets;

/** Wire events as lines without times, to be compared. */
final class SocketScript {
  private SocketScript() {}

  static String line(WireEvent event) {
    return switch (event) {
      case WireEvent.Accepted e -> "accepted " + e.connection();
      case WireEvent.UpstreamConnected e -> "upstreamConnected " + e.connection();
      case WireEvent.UpstreamFailed e -> "upstreamFailed " + e.connection();
      case WireEvent.Bytes e ->
          e.connection()
              + " "
              + e.direction().diskName()
              + " "
              + new String(e.bytes(), StandardCharsets.UTF_8);
      case WireEvent.Ended e ->
          "ended " + e.connection() + " " + e.by().diskName() + " " + e.how().diskName();
      case WireEvent.ListenerClosed e -> "listenerClosed " + e.reason().diskName();
      case WireEvent.ListenerOpened e -> "listenerOpened " + e.reason().diskName();
      case WireEvent.TapOverflow e -> "lost " + e.lost();
    };
  }
}
