package org.pumprig.rig.run;

import org.pumprig.rig.json.Recordable;

/** What the engine needs of a journal. */
public interface RunJournal {
  /** Appends a record with the times of the input that caused it. */
  void append(Recordable record, long epochNanos, long wallMicros);

  /** Makes everything so far durable, then calls back on the scheduler's thread. */
  void commit(Runnable whenDurable);
}
