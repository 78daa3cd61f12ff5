package org.pumprig.rig.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * A bounded, evenly thinned copy of a series: when it is full, every second item goes and from then
 * on only half as many come in. Depends on the items' order alone; first and last are always kept.
 */
final class Thinned<T> {
  private final int most;
  private final List<T> items = new ArrayList<>();
  private final List<T> last = new ArrayList<>(1);
  private long stride = 1;
  private long seen;

  /**
   * @param most items kept, 4 or more
   */
  Thinned(int most) {
    this.most = most;
  }

  void add(T item) {
    last.clear();
    if (seen % stride == 0) {
      if (items.size() == most - 1) {
        halve();
      }
      if (seen % stride == 0) {
        items.add(item);
      } else {
        last.add(item);
      }
    } else {
      last.add(item);
    }
    seen++;
  }

  private void halve() {
    stride *= 2;
    var kept = new ArrayList<T>();
    for (int i = 0; i < items.size(); i += 2) {
      kept.add(items.get(i));
    }
    items.clear();
    items.addAll(kept);
  }

  List<T> items() {
    var all = new ArrayList<>(items);
    all.addAll(last);
    return List.copyOf(all);
  }
}
