package org.pumprig.rig.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.event.Channel;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/**
 * What goes wrong with the rig itself in one scenario; times are scheduler time, nanoseconds.
 *
 * @param links troubled links
 * @param tapLosses stretches in which the tap loses everything
 * @param wallSteps steps and drifts of the wall clock
 * @param disk a disk that refuses
 * @param commitNanos how long the disk takes for each group; 0: no time
 * @param abortNanos when somebody asks for the safe state; −1: never
 * @param crash when the process dies
 */
record Troubles(
    List<OnLink> links,
    List<OnTap> tapLosses,
    List<OnClock> wallSteps,
    Optional<OnDisk> disk,
    long commitNanos,
    long abortNanos,
    Optional<Crash> crash) {

  static final Troubles NONE =
      new Troubles(List.of(), List.of(), List.of(), Optional.empty(), 0, -1, Optional.empty());

  /** How a link is ill. */
  enum Illness {
    /** Bytes are lost. */
    LOSES,
    /** Bits flip. */
    GARBLES,
    /** Nothing comes through. */
    SILENT,
    /** The connection is cut and refused. */
    GONE
  }

  /**
   * One link of one unit.
   *
   * @param ppm of bytes, for those that lose or garble
   */
  record OnLink(
      String serial, Channel channel, Illness illness, long ppm, long fromNanos, long toNanos) {
    boolean acts(long nowNanos) {
      return nowNanos >= fromNanos && nowNanos < toNanos;
    }
  }

  /** The tap of one unit. */
  record OnTap(String serial, long fromNanos, long toNanos) {
    boolean acts(long nowNanos) {
      return nowNanos >= fromNanos && nowNanos < toNanos;
    }
  }

  /** The wall clock. */
  record OnClock(long atNanos, long stepMicros, long driftPpm) {}

  /**
   * A disk.
   *
   * @param run number of the run whose directory is meant, in the order of opening; −1: the ledger
   * @param bytes free; {@link Long#MAX_VALUE}: enough
   * @param syncs until they fail; {@link Long#MAX_VALUE}: never
   */
  record OnDisk(int run, long bytes, long syncs) {}

  /**
   * The process dies.
   *
   * @param fromNanos not before this time
   * @param steps but so many records and writes later
   * @param onLedger whether only the ledger's writes and the back ends' starts count
   */
  record Crash(long fromNanos, int steps, boolean onLedger) {}

  /** Whether a link of a unit is never troubled. */
  boolean isWell(String serial, Channel channel) {
    return links.stream().noneMatch(l -> l.serial().equals(serial) && l.channel() == channel);
  }

  /** Whether nothing is wrong with the rig. */
  boolean none() {
    return equals(NONE);
  }

  /**
   * Draws troubles.
   *
   * @param untilNanos when the campaign would end without them
   */
  static Troubles draw(Seed seed, List<String> serials, int runs, long untilNanos) {
    RandomStream random = seed.stream("troubles");
    if (random.nextChance(250_000)) {
      return NONE;
    }
    var links = new ArrayList<OnLink>();
    for (long count = some(random, 500_000, 4); count > 0; count--) {
      links.add(link(random, serials, untilNanos));
    }
    var taps = new ArrayList<OnTap>();
    for (long count = some(random, 200_000, 2); count > 0; count--) {
      long from = random.nextBelow(untilNanos);
      taps.add(new OnTap(pick(random, serials), from, from + random.nextBelow(2_000_000_000L)));
    }
    var clock = new ArrayList<OnClock>();
    for (long count = some(random, 300_000, 3); count > 0; count--) {
      clock.add(
          new OnClock(
              random.nextBelow(untilNanos),
              random.nextBetween(-3_600_000_000L, 3_600_000_000L),
              random.nextBetween(-500, 500)));
    }
    Optional<OnDisk> disk =
        random.nextChance(200_000) ? Optional.of(disk(random, runs)) : Optional.empty();
    long commit = random.nextChance(400_000) ? random.nextBetween(1, 80_000_000L) : 0;
    long abort = random.nextChance(150_000) ? random.nextBelow(untilNanos) : -1;
    Optional<Crash> crash =
        random.nextChance(300_000) ? Optional.of(crash(random, untilNanos)) : Optional.empty();
    return new Troubles(links, taps, clock, disk, commit, abort, crash);
  }

  private static OnLink link(RandomStream random, List<String> serials, long untilNanos) {
    List<Channel> channels =
        List.of(
            Channel.SERVICE,
            Channel.FLOW,
            Channel.CONTACT,
            Channel.SCREEN,
            Channel.POWER,
            Channel.KEYPAD);
    long from = random.nextBelow(untilNanos);
    long to = random.nextChance(300_000) ? Long.MAX_VALUE : from + random.nextBelow(6_000_000_000L);
    long[] ppm = {100, 1_000, 10_000, 200_000};
    return new OnLink(
        pick(random, serials),
        pick(random, channels),
        pick(random, List.of(Illness.values())),
        ppm[(int) random.nextBelow(ppm.length)],
        from,
        to);
  }

  private static Crash crash(RandomStream random, long untilNanos) {
    return random.nextChance(400_000)
        ? new Crash(0, (int) random.nextBetween(1, 60), true)
        : new Crash(random.nextBelow(untilNanos), (int) random.nextBetween(1, 30), false);
  }

  private static OnDisk disk(RandomStream random, int runs) {
    int run = (int) random.nextBetween(-1, runs - 1);
    boolean full = random.nextChance(500_000);
    return new OnDisk(
        run,
        full ? random.nextBelow(run < 0 ? 2_000 : 200_000) : Long.MAX_VALUE,
        full ? Long.MAX_VALUE : random.nextBelow(run < 0 ? 12 : 120));
  }

  private static long some(RandomStream random, long ppm, long most) {
    return random.nextChance(ppm) ? random.nextBetween(1, most) : 0;
  }

  private static <T> T pick(RandomStream random, List<T> from) {
    return from.get((int) random.nextBelow(from.size()));
  }
}
