package org.pumprig.rig.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Short immutable lists with one element changed. */
final class Copies {
  private Copies() {}

  static <T> List<T> with(List<T> list, T last) {
    if (list.isEmpty()) {
      return List.of(last);
    }
    var next = new ArrayList<T>(list.size() + 1);
    next.addAll(list);
    next.add(last);
    return Collections.unmodifiableList(next);
  }

  static <T> List<T> with(List<T> list, int at, T element) {
    if (list.size() == 1) {
      return List.of(element);
    }
    var next = new ArrayList<T>(list);
    next.set(at, element);
    return Collections.unmodifiableList(next);
  }

  static <T> List<T> without(List<T> list, int at) {
    if (list.size() == 1) {
      return List.of();
    }
    var next = new ArrayList<T>(list);
    next.remove(at);
    return Collections.unmodifiableList(next);
  }
}
