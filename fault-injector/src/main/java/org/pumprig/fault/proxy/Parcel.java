package org.pumprig.fault.proxy;

/** What may wait in a connection's model: a chunk, or the end of its stream. */
sealed interface Parcel<T> {
  record Chunk<T>(T payload) implements Parcel<T> {}

  record End<T>(WireEvent.How how) implements Parcel<T> {}
}
