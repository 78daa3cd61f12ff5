package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;

/** What goes on in the time of a window. */
public sealed interface Course {
  /** The faults that it may inject, in the plan's order; at least one. */
  List<PlannedFault> faults();

  /** How many faults come in one window of that length. */
  int steps(long lastsNanos);

  /** The same with other faults in place of {@link #faults}, as many of them. */
  Course with(List<PlannedFault> others);

  /** One fault, as long as the window. */
  record Single(PlannedFault fault) implements Course {
    @Override
    public List<PlannedFault> faults() {
      return List.of(fault);
    }

    @Override
    public int steps(long lastsNanos) {
      return 1;
    }

    @Override
    public Course with(List<PlannedFault> others) {
      return new Single(others.getFirst());
    }
  }

  /**
   * One of several faults, drawn each time by weight.
   *
   * @param faults 1 or more
   * @param weights one for each, 1 or more
   */
  record Mix(List<PlannedFault> faults, List<Integer> weights) implements Course {
    /** Copies the lists. */
    public Mix {
      faults = List.copyOf(faults);
      weights = List.copyOf(weights);
    }

    @Override
    public int steps(long lastsNanos) {
      return 1;
    }

    @Override
    public Course with(List<PlannedFault> others) {
      return new Mix(others, weights);
    }
  }

  /**
   * On and off again and again, on at first.
   *
   * @param onNanos how long each time, more than 0
   * @param offNanos how long in between, more than 0
   */
  record DutyCycle(PlannedFault fault, long onNanos, long offNanos) implements Course {
    @Override
    public List<PlannedFault> faults() {
      return List.of(fault);
    }

    /** Only whole ones: one that is cut short could miss its proof. */
    @Override
    public int steps(long lastsNanos) {
      return (int) Math.min(Integer.MAX_VALUE, (lastsNanos + offNanos) / (onNanos + offNanos));
    }

    @Override
    public Course with(List<PlannedFault> others) {
      return new DutyCycle(others.getFirst(), onNanos, offNanos);
    }
  }

  /**
   * One parameter from a value to another, in steps of equal length.
   *
   * @param faults one for each step, in order
   * @param pauseNanos between two steps, 0 or more
   */
  record Ramp(List<PlannedFault> faults, long pauseNanos) implements Course {
    /** Copies the list. */
    public Ramp {
      faults = List.copyOf(faults);
    }

    @Override
    public int steps(long lastsNanos) {
      return faults.size();
    }

    /** How long each step is, in a window of that length. */
    public long stepNanos(long lastsNanos) {
      return (lastsNanos - (faults.size() - 1) * pauseNanos) / faults.size();
    }

    @Override
    public Course with(List<PlannedFault> others) {
      return new Ramp(new ArrayList<>(others), pauseNanos);
    }
  }
}
