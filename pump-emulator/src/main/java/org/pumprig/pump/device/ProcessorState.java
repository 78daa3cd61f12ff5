package org.pumprig.pump.device;

/**
 * The processor at one instant: what is ready, what is left of it, when each watched task checked
 * in last. {@link #advance} moves it forward exactly, release by release.
 */
final class ProcessorState {
  static final long NEVER = Long.MAX_VALUE;

  private final Schedule schedule;
  private final long[] nextRelease;
  private final long[] lastCheckIn;
  private final long[] left;
  private final boolean[] ready;
  private long timeNanos;
  private long communicationNanos;
  private long tripNanos = NEVER;
  private int tripTask;

  ProcessorState(Schedule schedule) {
    this.schedule = schedule;
    nextRelease = new long[schedule.count];
    lastCheckIn = new long[schedule.count];
    left = new long[schedule.count];
    ready = new boolean[schedule.count];
  }

  void copyFrom(ProcessorState other) {
    int count = schedule.count;
    System.arraycopy(other.nextRelease, 0, nextRelease, 0, count);
    System.arraycopy(other.lastCheckIn, 0, lastCheckIn, 0, count);
    System.arraycopy(other.left, 0, left, 0, count);
    System.arraycopy(other.ready, 0, ready, 0, count);
    timeNanos = other.timeNanos;
    communicationNanos = other.communicationNanos;
    tripNanos = other.tripNanos;
    tripTask = other.tripTask;
  }

  /**
   * The undisturbed state at {@code nanos}. Starts idle so much earlier that every task has checked
   * in and the true schedule has been idle at least once since: from then on the two agree.
   */
  void settleAt(long nanos, long warmUpNanos) {
    timeNanos = nanos - warmUpNanos;
    communicationNanos = 0;
    tripNanos = NEVER;
    for (int i = 0; i < schedule.count; i++) {
      long since = Math.floorMod(timeNanos - schedule.offset[i], schedule.period[i]);
      nextRelease[i] = since == 0 ? timeNanos : timeNanos - since + schedule.period[i];
      lastCheckIn[i] = NEVER;
      left[i] = 0;
      ready[i] = false;
    }
    advance(nanos);
  }

  void addCommunication(long nanos) {
    communicationNanos += nanos;
  }

  boolean communicationDone() {
    return communicationNanos == 0;
  }

  long timeNanos() {
    return timeNanos;
  }

  /** When the first window was broken, or {@link #NEVER}. */
  long tripNanos() {
    return tripNanos;
  }

  String tripCode() {
    return schedule.code[tripTask];
  }

  /** Moves to {@code untilNanos}, or to the first broken window if that is earlier. */
  void advance(long untilNanos) {
    while (timeNanos < untilNanos && tripNanos == NEVER) {
      step(untilNanos);
    }
  }

  /** Moves until communication's backlog is done, or to the first broken window, or the limit. */
  void drain(long limitNanos) {
    while (communicationNanos > 0 && tripNanos == NEVER && timeNanos < limitNanos) {
      step(limitNanos);
    }
  }

  /**
   * Moves to {@code untilNanos}, to the first broken window, or to where none can break any more:
   * the processor was idle, and every watched task has checked in since. From there on the schedule
   * is an undisturbed one, which keeps all windows where {@link Schedule#keepsWindowsAlone}.
   */
  void settle(long untilNanos) {
    if (!schedule.keepsWindowsAlone) {
      advance(untilNanos);
      return;
    }
    long idleNanos = NEVER;
    while (timeNanos < untilNanos && tripNanos == NEVER) {
      if (idleNanos == NEVER) {
        idleNanos = isIdle() ? timeNanos : NEVER;
      } else if (allCheckedInSince(idleNanos)) {
        return;
      }
      step(untilNanos);
    }
  }

  private boolean isIdle() {
    for (boolean each : ready) {
      if (each) {
        return false;
      }
    }
    return communicationNanos == 0;
  }

  private boolean allCheckedInSince(long idleNanos) {
    for (int i = 0; i < schedule.count; i++) {
      if (schedule.watched[i] && (lastCheckIn[i] == NEVER || lastCheckIn[i] <= idleNanos)) {
        return false;
      }
    }
    return true;
  }

  /** Runs until the next release, completion or {@code untilNanos}. */
  private void step(long untilNanos) {
    int running = running();
    long next = untilNanos;
    for (int i = 0; i < schedule.count; i++) {
      next = Math.min(next, nextRelease[i]);
    }
    if (running >= 0) {
      next = Math.min(next, timeNanos + left[running]);
    } else if (communicationNanos > 0) {
      next = Math.min(next, timeNanos + communicationNanos);
    }
    if (late(next)) {
      return;
    }
    if (running >= 0) {
      left[running] -= next - timeNanos;
    } else if (communicationNanos > 0) {
      communicationNanos -= next - timeNanos;
    }
    timeNanos = next;
    if (running >= 0 && left[running] == 0) {
      complete(running);
    }
    release();
  }

  /** The task that has the processor; -1: communication, or nobody. */
  private int running() {
    for (int i = 0; i < schedule.count; i++) {
      if (i == schedule.communicationRank && communicationNanos > 0) {
        return -1;
      }
      if (ready[i]) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a window ends before {@code next} without its check-in. */
  private boolean late(long next) {
    for (int i = 0; i < schedule.count; i++) {
      if (schedule.watched[i] && lastCheckIn[i] != NEVER) {
        long deadline = lastCheckIn[i] + schedule.max[i];
        if (deadline < next && deadline < tripNanos) {
          tripNanos = deadline;
          tripTask = i;
        }
      }
    }
    return tripNanos != NEVER;
  }

  private void complete(int task) {
    ready[task] = false;
    boolean early =
        schedule.watched[task]
            && lastCheckIn[task] != NEVER
            && timeNanos - lastCheckIn[task] < schedule.min[task];
    if (early && timeNanos < tripNanos) {
      tripNanos = timeNanos;
      tripTask = task;
    }
    lastCheckIn[task] = timeNanos;
  }

  private void release() {
    for (int i = 0; i < schedule.count; i++) {
      if (nextRelease[i] == timeNanos) {
        nextRelease[i] += schedule.period[i];
        if (!ready[i]) { // otherwise lost: the task waits on a binary semaphore
          ready[i] = true;
          left[i] = schedule.execution[i];
        }
      }
    }
  }
}
