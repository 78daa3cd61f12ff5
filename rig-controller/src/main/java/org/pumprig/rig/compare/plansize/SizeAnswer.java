package org.pumprig.rig.compare.plansize;

import java.util.List;

/**
 * How much to test.
 *
 * @param method the formula's name and source
 * @param sentence what the figures mean, in one sentence
 * @param inputs everything that the answer rests on, exactly
 * @param figures the answer, first the most important
 * @param assumptions what must be true for it to hold
 * @param sensitivity the answer under other assumptions; may be empty
 */
public record SizeAnswer(
    String method,
    String sentence,
    List<Figure> inputs,
    List<Figure> figures,
    List<String> assumptions,
    List<Variant> sensitivity) {
  /** Makes the lists immutable. */
  public SizeAnswer {
    inputs = List.copyOf(inputs);
    figures = List.copyOf(figures);
    assumptions = List.copyOf(assumptions);
    sensitivity = List.copyOf(sensitivity);
  }

  /**
   * One number by its name.
   *
   * @param name with its unit, as in the JSON
   * @param number finite
   */
  public record Figure(String name, double number) {
    /** Refuses what is not a number. */
    public Figure {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(name + " is not a finite number: " + number);
      }
    }
  }

  /**
   * The answer under one other assumption.
   *
   * @param figures the assumption, then what follows
   */
  public record Variant(List<Figure> figures) {
    /** Makes the list immutable. */
    public Variant {
      figures = List.copyOf(figures);
    }
  }
}
