package org.pumprig.fault;

import static org.pumprig.fault.FaultWords.requirePositiveSpan;
import static org.pumprig.fault.FaultWords.requireSpan;
import static org.pumprig.fault.FaultWords.time;

import java.util.List;

/** What is added to a fixed delay; a delay never becomes negative. */
public sealed interface Jitter {
  /** Parameters as text, empty for none. */
  String parameters();

  /** No jitter. */
  record None() implements Jitter {
    @Override
    public String parameters() {
      return "";
    }
  }

  /**
   * Uniform between minus and plus {@code rangeNanos}.
   *
   * @param rangeNanos half the width, more than 0
   */
  record Uniform(long rangeNanos) implements Jitter {
    /** Checks the range. */
    public Uniform {
      requirePositiveSpan("jitter", rangeNanos);
    }

    @Override
    public String parameters() {
      return "jitter=" + time(rangeNanos) + " distribution=uniform";
    }
  }

  /**
   * Normal around 0.
   *
   * @param deviationNanos standard deviation, more than 0
   */
  record Normal(long deviationNanos) implements Jitter {
    /** Checks the range. */
    public Normal {
      requirePositiveSpan("jitter", deviationNanos);
    }

    @Override
    public String parameters() {
      return "jitter=" + time(deviationNanos) + " distribution=normal";
    }
  }

  /**
   * Pareto (type II, Lomax): {@code scale · (U^(-1/3) − 1)}, shape 3, so that mean {@code scale/2}
   * and variance exist; always 0 or more, cut at 100 scales.
   *
   * @param scaleNanos scale, more than 0
   */
  record Pareto(long scaleNanos) implements Jitter {
    /** Checks the range. */
    public Pareto {
      requirePositiveSpan("jitter", scaleNanos);
    }

    @Override
    public String parameters() {
      return "jitter=" + time(scaleNanos) + " distribution=pareto";
    }
  }

  /**
   * Drawn uniformly from a table of measured additions.
   *
   * @param additionsNanos 1 to 4096 values, each 0 or more
   */
  record Table(List<Long> additionsNanos) implements Jitter {
    /** Checks the ranges and copies. */
    public Table {
      FaultWords.requireBetween("values of the table", additionsNanos.size(), 1, 4096);
      additionsNanos.forEach(value -> requireSpan("addition", value));
      additionsNanos = List.copyOf(additionsNanos);
    }

    @Override
    public String parameters() {
      return "distribution=table of " + additionsNanos.size();
    }
  }
}
