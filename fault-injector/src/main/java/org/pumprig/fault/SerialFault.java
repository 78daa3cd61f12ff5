package org.pumprig.fault;

import static org.pumprig.fault.FaultWords.requireBetween;
import static org.pumprig.fault.FaultWords.requireChance;
import static org.pumprig.fault.FaultWords.requirePositiveSpan;
import static org.pumprig.fault.FaultWords.share;
import static org.pumprig.fault.FaultWords.spoken;
import static org.pumprig.fault.FaultWords.time;

/** A fault in a serial line between a unit and what talks to it. */
public sealed interface SerialFault extends Fault {
  /**
   * Bytes get lost.
   *
   * @param ppm chance for each byte, more than 0
   */
  record ByteLoss(int ppm) implements SerialFault {
    /** Checks the range. */
    public ByteLoss {
      requireChance("loss", ppm);
    }

    @Override
    public String name() {
      return "serialByteLoss";
    }

    @Override
    public String parameters() {
      return "rate=" + share(ppm);
    }

    @Override
    public String summary() {
      return share(ppm) + " of bytes lost";
    }
  }

  /**
   * Bits are flipped.
   *
   * @param ppm chance that one bit of a byte is flipped, for each byte, more than 0
   */
  record BitFlips(int ppm) implements SerialFault {
    /** Checks the range. */
    public BitFlips {
      requireChance("bit flips", ppm);
    }

    @Override
    public String name() {
      return "serialBitFlips";
    }

    @Override
    public String parameters() {
      return "rate=" + share(ppm);
    }

    @Override
    public String summary() {
      return "a bit flipped in " + share(ppm) + " of bytes";
    }
  }

  /**
   * Messages are cut short: bytes that follow each other without a pause of 20 ms are a message; of
   * a chosen one, what comes after a drawn position is lost.
   *
   * @param ppm chance for each message, more than 0
   */
  record Truncation(int ppm) implements SerialFault {
    /** Checks the range. */
    public Truncation {
      requireChance("truncation", ppm);
    }

    @Override
    public String name() {
      return "serialTruncation";
    }

    @Override
    public String parameters() {
      return "rate=" + share(ppm);
    }

    @Override
    public String summary() {
      return share(ppm) + " of messages cut short";
    }
  }

  /**
   * Break conditions on the line.
   *
   * @param lastsNanos length of each, more than 0
   * @param everyNanos from start to start, more than {@code lastsNanos}
   */
  record Break(long lastsNanos, long everyNanos) implements SerialFault {
    /** Checks the ranges. */
    public Break {
      requirePositiveSpan("break", lastsNanos);
      requirePositiveSpan("spacing", everyNanos);
      if (everyNanos <= lastsNanos) {
        throw new IllegalArgumentException("breaks must be further apart than they are long");
      }
    }

    @Override
    public String name() {
      return "serialBreak";
    }

    @Override
    public String parameters() {
      return "length=" + time(lastsNanos) + " every=" + time(everyNanos);
    }

    @Override
    public String summary() {
      return "break condition of " + spoken(lastsNanos) + " every " + spoken(everyNanos);
    }
  }

  /**
   * Random bytes between messages, never inside one.
   *
   * @param bytes how many at a time, 1 to 1024
   * @param everyNanos mean time between bursts, exponentially spaced, more than 0
   */
  record Noise(int bytes, long everyNanos) implements SerialFault {
    /** Checks the ranges. */
    public Noise {
      requireBetween("noise in bytes", bytes, 1, 1_024);
      requirePositiveSpan("spacing", everyNanos);
    }

    @Override
    public String name() {
      return "serialNoise";
    }

    @Override
    public String parameters() {
      return "bytes=" + bytes + " every=" + time(everyNanos);
    }

    @Override
    public String summary() {
      return bytes + " random bytes between messages, every " + spoken(everyNanos) + " on average";
    }
  }

  /**
   * Bytes arrive later.
   *
   * @param delayNanos more than 0
   */
  record Delay(long delayNanos) implements SerialFault {
    /** Checks the range. */
    public Delay {
      requirePositiveSpan("delay", delayNanos);
    }

    @Override
    public String name() {
      return "serialDelay";
    }

    @Override
    public String parameters() {
      return "delay=" + time(delayNanos);
    }

    @Override
    public String summary() {
      return "serial bytes delayed by " + spoken(delayNanos);
    }
  }

  /** Nothing passes; what was sent is lost. */
  record Stuck() implements SerialFault {
    @Override
    public String name() {
      return "serialStuck";
    }

    @Override
    public String summary() {
      return "serial line stuck";
    }
  }

  /** The adapter is gone, and back at the revert. */
  record Unplugged() implements SerialFault {
    @Override
    public String name() {
      return "serialUnplugged";
    }

    @Override
    public String summary() {
      return "serial adapter unplugged";
    }
  }
}
