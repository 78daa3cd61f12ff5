package org.pumprig.rig.incident.minimise;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Delta debugging: a part of a list that still fails, and of which no single element can be left
 * out (Zeller and Hildebrandt, IEEE Transactions on Software Engineering 28, 2002, algorithm
 * ddmin). Other parts may be smaller; of n elements it asks n² + 3n times at the most, and 2·log n
 * times where a single one is to blame.
 */
final class Ddmin {
  private Ddmin() {}

  /** Whether a part still fails; it is never asked about an empty one. */
  @FunctionalInterface
  interface Question<T> {
    boolean fails(List<T> part) throws InputProblem;
  }

  /**
   * A part that still fails.
   *
   * @param all fails; at least one element
   */
  static <T> List<T> part(List<T> all, Question<T> question) throws InputProblem {
    List<T> left = List.copyOf(all);
    int pieces = 2;
    while (left.size() > 1) {
      List<List<T>> split = split(left, pieces);
      List<T> smaller = first(split, left, pieces > 2, question);
      if (smaller.size() < left.size()) {
        boolean piece = split.contains(smaller);
        pieces = piece ? 2 : Math.max(2, pieces - 1);
        left = smaller;
      } else if (pieces < left.size()) {
        pieces = Math.min(left.size(), 2 * pieces);
      } else {
        return left;
      }
    }
    return left;
  }

  /** The first piece that fails, or else what is left without a piece; or else everything. */
  private static <T> List<T> first(
      List<List<T>> pieces, List<T> all, boolean complements, Question<T> question)
      throws InputProblem {
    for (List<T> piece : pieces) {
      if (question.fails(piece)) {
        return piece;
      }
    }
    for (int i = 0; i < pieces.size() && complements; i++) {
      List<T> rest = new ArrayList<>();
      for (int other = 0; other < pieces.size(); other++) {
        if (other != i) {
          rest.addAll(pieces.get(other));
        }
      }
      if (question.fails(rest)) {
        return rest;
      }
    }
    return all;
  }

  private static <T> List<List<T>> split(List<T> all, int pieces) {
    List<List<T>> split = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      split.add(all.subList(all.size() * i / pieces, all.size() * (i + 1) / pieces));
    }
    return split;
  }
}
