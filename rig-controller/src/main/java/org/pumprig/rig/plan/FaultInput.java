package org.pumprig.rig.plan;

import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * What a fault's parameters are read from.
 *
 * @param fields all keys that stand beside the fault, known to be allowed
 * @param lastsNanos how long the fault acts each time
 * @param attachments files that the plan names
 */
record FaultInput(Fields fields, long lastsNanos, Attachments attachments) {
  private static final int MILLION = 1_000_000;
  private static final long MOST_BYTES = 1L << 30;
  private static final long MOST_BITS_PER_SECOND = 100_000_000_000L;

  /** A length of time, more than nothing. */
  long time(String key) throws InputProblem {
    return Limits.length(fields, key);
  }

  long timeOrNone(String key) throws InputProblem {
    return Limits.lengthOrNone(fields, key);
  }

  /** A length of time that may be left out: then nothing. */
  long timeOrNothing(String key) throws InputProblem {
    return fields.has(key) ? timeOrNone(key) : 0;
  }

  /** A share, more than nothing, in parts per million. */
  int share(String key) throws InputProblem {
    return (int) fields.quantity(key, Quantity.SHARE, 1, MILLION);
  }

  /** A share that may be 0 and left out. */
  int shareOr(String key, int otherwise) throws InputProblem {
    return fields.has(key) ? (int) fields.quantity(key, Quantity.SHARE, 0, MILLION) : otherwise;
  }

  long bytes(String key, long least) throws InputProblem {
    return fields.quantity(key, Quantity.DATA, least, MOST_BYTES);
  }

  int bytes(String key, long least, long most) throws InputProblem {
    return (int) fields.quantity(key, Quantity.DATA, least, most);
  }

  long bytesOr(String key, long least, long otherwise) throws InputProblem {
    return fields.has(key) ? bytes(key, least) : otherwise;
  }

  long bitsPerSecond(String key, long least) throws InputProblem {
    return fields.quantity(key, Quantity.DATA_RATE, least, MOST_BITS_PER_SECOND);
  }

  boolean flagOrNot(String key) throws InputProblem {
    return fields.has(key) && fields.flag(key);
  }

  /** A length of time by which something happens while the fault still acts. */
  long before(String key, String what) throws InputProblem {
    long nanos = timeOrNone(key);
    if (nanos >= lastsNanos) {
      throw fields
          .place(key)
          .problem("the fault is over before " + what, "Make '" + key + "' shorter than 'lasts'");
    }
    return nanos;
  }
}
