package org.pumprig.fault.model;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.fault.Direction;

/** Text as payload: a character is a byte. */
final class TextPayloads {
  static final Payloads<String> TEXT =
      new Payloads<>() {
        @Override
        public List<String> cut(String payload, List<Integer> lengths) {
          var pieces = new ArrayList<String>();
          int from = 0;
          for (int length : lengths) {
            pieces.add(payload.substring(from, from + length));
            from += length;
          }
          if (from != payload.length()) {
            throw new IllegalArgumentException("pieces of " + from + " bytes from " + payload);
          }
          return pieces;
        }

        @Override
        public void discard(String payload) {}
      };

  private TextPayloads() {}

  /** All that goes on now in one direction. */
  static List<String> poll(ConnectionModel<String> connection, Direction flow, long nowNanos) {
    var chunks = new ArrayList<String>();
    for (var next = connection.poll(flow, nowNanos);
        next != null;
        next = connection.poll(flow, nowNanos)) {
      chunks.add(next);
    }
    return chunks;
  }

  /** Payloads that no fault of the test cuts. */
  static <T> Payloads<T> uncut() {
    return new Payloads<>() {
      @Override
      public List<T> cut(T payload, List<Integer> lengths) {
        throw new IllegalStateException("nothing is to be cut here");
      }

      @Override
      public void discard(T payload) {}
    };
  }
}
