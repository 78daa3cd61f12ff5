package org.pumprig.fault.model.packet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a stage remembers of each flow; beyond the limit the one not seen for longest is forgot. */
final class FlowTable<T> {
  static final int MOST_FLOWS = 4_096;

  private final Supplier<T> fresh;
  private long made;
  private final Map<Packet.FlowKey, T> byFlow =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Packet.FlowKey, T> eldest) {
          return size() > MOST_FLOWS;
        }
      };

  FlowTable(Supplier<T> fresh) {
    this.fresh = fresh;
  }

  T of(Packet packet) {
    return byFlow.computeIfAbsent(
        packet.flow(),
        _ -> {
          made++;
          return fresh.get();
        });
  }

  /** Memories that were begun; a flow that was forgotten and came again counts twice. */
  long made() {
    return made;
  }

  int size() {
    return byFlow.size();
  }
}
