package org.pumprig.rig.incident.capture;

/** A message under way: when it was sent, up to which number of TCP it goes, what became of it. */
final class Message {
  final long sentNanos;
  final int firstEnd;
  int end;
  long deliveredNanos = -1;
  boolean sentAgain;

  Message(long sentNanos, int end) {
    this.sentNanos = sentNanos;
    this.firstEnd = end;
    this.end = end;
  }
}
