package org.pumprig.rig.compare.sequential;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.stats.EventCount;

/**
 * A sequential probability ratio test whose boundaries are parallel lines, events over exposure
 * (Wald, Sequential Analysis, 1947). No look costs anything: it may be made after every event.
 */
public sealed interface Sprt permits ExponentialSprt, BernoulliSprt {
  /** The two risks. */
  Errors errors();

  /** Log-likelihood ratio of one event, positive. */
  double perEvent();

  /** Log-likelihood ratio that one unit of exposure takes away, positive. */
  double perExposure();

  /** The log-likelihood ratio, bad over good, of what was seen. */
  default double logLikelihoodRatio(EventCount seen) {
    return seen.events() * perEvent() - seen.exposure() * perExposure();
  }

  /** Events per unit of exposure along both boundaries. */
  default double slope() {
    return perExposure() / perEvent();
  }

  /** Events at which the upper boundary begins. */
  default double rejectIntercept() {
    return errors().logReject() / perEvent();
  }

  /** Events at which the lower boundary begins, negative. */
  default double acceptIntercept() {
    return errors().logAccept() / perEvent();
  }

  /** What a single look at cumulated events says. */
  default SequentialAnswer answer(EventCount seen) {
    return errors().answer(logLikelihoodRatio(seen));
  }

  /**
   * Boundaries and path.
   *
   * @param looks cumulated events and exposure, neither falling
   */
  default List<SprtLook> path(List<EventCount> looks) {
    List<SprtLook> path = new ArrayList<>();
    SequentialAnswer answer = SequentialAnswer.CONTINUE;
    EventCount last = null;
    for (EventCount look : looks) {
      if (last != null && (look.events() < last.events() || look.exposure() < last.exposure())) {
        throw new IllegalArgumentException("looks go backwards: " + last + ", then " + look);
      }
      last = look;
      answer = answer == SequentialAnswer.CONTINUE ? answer(look) : answer;
      double along = slope() * look.exposure();
      path.add(
          new SprtLook(
              look.exposure(),
              look.events(),
              logLikelihoodRatio(look),
              acceptIntercept() + along,
              rejectIntercept() + along,
              answer));
    }
    return List.copyOf(path);
  }
}
