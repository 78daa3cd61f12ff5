package org.pumprig.fault.proxy;

import java.util.List;
import org.pumprig.fault.model.Payloads;

/** Parcels as the model's payloads: only chunks are ever cut. */
record ParcelPayloads<T>(Sockets<T> sockets) implements Payloads<Parcel<T>> {
  @Override
  public List<Parcel<T>> cut(Parcel<T> parcel, List<Integer> lengths) {
    return switch (parcel) {
      case Parcel.Chunk<T> chunk ->
          sockets.cut(chunk.payload(), lengths).stream().<Parcel<T>>map(Parcel.Chunk::new).toList();
      case Parcel.End<T> end -> List.of(end);
    };
  }

  @Override
  public void discard(Parcel<T> parcel) {
    if (parcel instanceof Parcel.Chunk<T> chunk) {
      sockets.discard(chunk.payload());
    }
  }
}
