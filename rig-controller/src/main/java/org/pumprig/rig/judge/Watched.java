package org.pumprig.rig.judge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pumprig.rig.plan.Counter;
import org.pumprig.rig.plan.Criterion.ChannelText;

/**
 * What a journal holds of that for which the plan itself describes what is to be watched; empty
 * where no criterion asks for it. Times are run time, nanoseconds.
 *
 * @param messages at the gateway; empty: nobody asked
 * @param counters the unit's own counters
 * @param texts how often each pattern was seen
 */
public record Watched(
    Optional<Messages> messages,
    SortedMap<Counter, Counted> counters,
    SequencedMap<ChannelText, Seen> texts) {
  /** Nothing was asked for. */
  public static final Watched NOTHING =
      new Watched(Optional.empty(), new TreeMap<>(), new LinkedHashMap<>());

  /** Copies the maps. */
  public Watched {
    counters = Collections.unmodifiableSortedMap(new TreeMap<>(counters));
    texts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(texts));
  }

  /**
   * Messages of the unit, as the wire and as the gateway tell.
   *
   * @param store what the gateway said when it was last asked
   * @param untold why it didn't, if it didn't
   * @param leaps steps between numbers on the wire that weren't one, and messages without a number:
   *     then a gap in what the gateway holds shows nothing
   * @param firstNumber lowest number on the wire; −1: there was none
   * @param afterStoreNanos when those were sent whose number is higher than any stored then
   * @param sent different messages on the wire
   * @param reported messages that the gateway passed on, those said again on the way not counted
   * @param doubled of them, those passed on before
   * @param matched different ones of them that were seen on the wire
   * @param forgotten messages on the wire of which nothing was passed on until too many waited
   * @param waitingNanos when the others were sent of which nothing was passed on
   */
  public record Messages(
      Optional<Store> store,
      Optional<String> untold,
      long leaps,
      long firstNumber,
      List<Long> afterStoreNanos,
      long sent,
      long reported,
      long doubled,
      long matched,
      long forgotten,
      List<Long> waitingNanos) {
    /** Copies the lists. */
    public Messages {
      afterStoreNanos = List.copyOf(afterStoreNanos);
      waitingNanos = List.copyOf(waitingNanos);
    }
  }

  /**
   * The gateway's own count; as {@code gateway.counted} says.
   *
   * @param atNanos when it was asked
   * @param by the program that was asked; empty: the emulated gateway itself
   */
  public record Store(
      long atNanos,
      long stored,
      long doubled,
      long missing,
      long unnumbered,
      long first,
      long last,
      String by) {}

  /**
   * A counter of the unit.
   *
   * @param readings evenly thinned beyond a limit
   * @param restartsNanos when the unit's own clock began anew, the first ones
   */
  public record Counted(List<Reading> readings, List<Long> restartsNanos) {
    /** Copies the lists. */
    public Counted {
      readings = List.copyOf(readings);
      restartsNanos = List.copyOf(restartsNanos);
    }
  }

  /** What a counter stood at. */
  public record Reading(long atNanos, long value) {}

  /**
   * How often a pattern was seen in the phases that count; a text that goes on to be shown counts
   * once.
   *
   * @param firstNanos when first; empty: never
   * @param firstText the text then, shortened
   */
  public record Seen(long times, OptionalLong firstNanos, String firstText) {}
}
