package org.pumprig.rig.plan;

import java.util.Locale;

/** A number that a unit tells of itself on its service port. */
public enum Counter {
  /** Free memory, bytes: a leak lets it fall. */
  HEAP_FREE("heapFree", "free memory"),
  /** Messages that wait to be sent: what isn't emptied any more rises. */
  QUEUED("queued", "the number of waiting messages");

  private final String diskName;
  private final String words;

  Counter(String diskName, String words) {
    this.diskName = diskName;
    this.words = words;
  }

  /** The name in plans. */
  public String diskName() {
    return diskName;
  }

  /** What it is, for people. */
  public String words() {
    return words;
  }

  /** Whether it gets worse by falling. */
  public boolean worseWhenLess() {
    return switch (this) {
      case HEAP_FREE -> true;
      case QUEUED -> false;
    };
  }

  /** An amount with its unit. */
  public String amount(double value) {
    return switch (this) {
      case HEAP_FREE ->
          StrictMath.abs(value) < 10_240
              ? String.format(Locale.ROOT, "%.0f B", value)
              : String.format(Locale.ROOT, "%.1f KiB", value / 1024);
      case QUEUED -> String.format(Locale.ROOT, "%.2f messages", value);
    };
  }
}
