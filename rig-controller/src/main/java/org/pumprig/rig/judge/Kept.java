package org.pumprig.rig.judge;

import java.util.ArrayList;
import java.util.List;

/** The first so many of a list that a journal could make arbitrarily long. */
final class Kept<T> {
  private final int most;
  private final List<T> items = new ArrayList<>();
  private boolean overflow;

  Kept(int most) {
    this.most = most;
  }

  void add(T item) {
    if (items.size() < most) {
      items.add(item);
    } else {
      overflow = true;
    }
  }

  List<T> items() {
    return List.copyOf(items);
  }

  boolean overflow() {
    return overflow;
  }
}
