package org.pumprig.pump.device;

import java.util.Arrays;
import java.util.List;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.pump.firmware.ResponseTimes;
import org.pumprig.pump.firmware.TaskProfile;
import org.pumprig.pump.firmware.WatchdogWindow;

/** The task set of one unit: its own execution times, phases and windows. Immutable. */
final class Schedule {
  final int count;

  /** Index of the first task that communication outranks. */
  final int communicationRank;

  final long[] period;
  final long[] execution;
  final long[] offset;
  final boolean[] watched;
  final long[] min;
  final long[] max;
  final String[] code;
  final long longestPeriod;

  /** Whether every watched task keeps its window where there is no communication. */
  final boolean keepsWindowsAlone;

  Schedule(FirmwareProfile profile, UnitTraits traits) {
    List<TaskProfile> tasks = profile.tasks();
    count = tasks.size();
    period = new long[count];
    execution = new long[count];
    offset = new long[count];
    watched = new boolean[count];
    min = new long[count];
    max = new long[count];
    code = new String[count];
    Arrays.fill(code, "");
    int rank = 0;
    for (int i = 0; i < count; i++) {
      TaskProfile task = tasks.get(i);
      if (task.priority() < profile.communication().priority()) {
        rank = i + 1;
      }
      period[i] = task.periodNanos();
      execution[i] = traits.executionNanos(task.executionNanos());
      offset[i] = traits.offsetNanos(task);
      WatchdogWindow window = task.watchdog();
      watched[i] = window != null;
      if (window != null) {
        min[i] = window.minNanos();
        max[i] = traits.windowMaxNanos(window);
        code[i] = window.code();
      }
    }
    communicationRank = rank;
    longestPeriod = Arrays.stream(period).max().orElseThrow();
    keepsWindowsAlone = keepsAllWindows(0, 0);
  }

  /**
   * The most communication work in one busy period that no watched task can notice; {@link
   * Long#MAX_VALUE} if communication outranks none.
   */
  long unnoticedNanos() {
    boolean outranks = false;
    for (int i = communicationRank; i < count; i++) {
      outranks |= watched[i];
    }
    if (!outranks) {
      return Long.MAX_VALUE;
    }
    long low = 0;
    long high = longestPeriod;
    while (high - low > 1_000) {
      long middle = (low + high) >>> 1;
      if (keepsAllWindows(communicationRank, middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean keepsAllWindows(int firstTask, long communicationNanos) {
    for (int i = firstTask; i < count; i++) {
      long worst = ResponseTimes.worst(period, execution, i, execution[i] + communicationNanos);
      if (watched[i]
          && !ResponseTimes.keepsWindow(period[i], execution[i], worst, min[i], max[i])) {
        return false;
      }
    }
    return true;
  }

  /** Longest busy period of all tasks with that much communication, at most a minute. */
  long busyPeriodNanos(long communicationNanos) {
    long busy = ResponseTimes.worst(period, execution, count, communicationNanos + 1);
    return Math.min(busy, 60_000_000_000L);
  }

  /** Share of the processor that tasks above communication leave. */
  double freeShare() {
    double used = 0;
    for (int i = 0; i < communicationRank; i++) {
      used += (double) execution[i] / period[i];
    }
    return Math.max(0.01, 1 - used);
  }
}
