package org.pumprig.fault.tap;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.CommandThread;
import org.pumprig.host.Commands;
import org.pumprig.time.Scheduler;

/**
 * Which of two ways frames take between both bridges of a {@link TapWiring}: through the relay
 * while an element of the kernel's lives, else past it over a pair of virtual Ethernet devices. So
 * they pass again by themselves when this process is gone, or hangs.
 *
 * <p>Renewed on the scheduler's thread; {@code nft} runs on a thread of its own.
 */
final class RelayLease implements AutoCloseable {
  /** The table in the kernel's packet filter for bridges. */
  static final String TABLE = "pumprig_relay";

  /** For how long frames go to a relay that says nothing. */
  static final long LEASE_NANOS = 3_000_000_000L;

  private static final long RENEW_NANOS = 700_000_000L;

  /** The relay's own frames end first: for no moment can a frame take both ways, in a circle. */
  private static final long EARLIER_NANOS = 50_000_000L;

  private static final long LIMIT_NANOS = 10_000_000_000L;
  private static final List<String> NFT = List.of("nft", "-f", "-");

  private final Scheduler scheduler;
  private final CommandThread nft;
  private final Consumer<String> lapsed;
  private Scheduler.@Nullable Timer next;
  private volatile boolean closed;

  /**
   * Keeps a lease that was taken by {@link #take}.
   *
   * @param lapsed told on the scheduler's thread if frames went past the relay for a while
   */
  RelayLease(CommandPlace place, Scheduler scheduler, Consumer<String> lapsed) {
    this.scheduler = scheduler;
    this.nft = new CommandThread("pumprig-tap-lease", place.commands(), scheduler);
    this.lapsed = lapsed;
    scheduler.execute(this::renewLater);
  }

  /** Makes the table; frames go past the relay. */
  static void make(CommandPlace place) throws IOException {
    run(
        place,
        """
        create table bridge %1$s
        create set bridge %1$s live { type ifname ; flags timeout ; }
        create chain bridge %1$s past { type filter hook forward priority -300 ; policy accept ; }
        add rule bridge %1$s past oifname { "%2$s", "%3$s" } oifname @live drop
        create chain bridge %1$s own { type filter hook output priority -300 ; policy accept ; }
        add rule bridge %1$s own oifname { "%2$s", "%3$s" } oifname @live drop
        create chain bridge %1$s relayed { type filter hook prerouting priority -300 ; policy accept ; }
        add rule bridge %1$s relayed iifname { "%4$s", "%5$s" } iifname != @live drop
        """
            .formatted(
                TABLE,
                TapPlan.UNIT_CABLE,
                TapPlan.GATEWAY_CABLE,
                TapPlan.UNIT_DEVICE,
                TapPlan.GATEWAY_DEVICE));
  }

  /** From now on frames go through the relay. */
  static void take(CommandPlace place) throws IOException {
    run(place, elements("add", LEASE_NANOS));
  }

  /** Takes the table away; without effect if there is none. */
  static void remove(CommandPlace place) throws IOException {
    run(place, "add table bridge %1$s\ndelete table bridge %1$s\n".formatted(TABLE));
  }

  /** Whether there is a table of that name. */
  static boolean exists(CommandPlace place) throws IOException {
    return place
        .commands()
        .run(List.of("nft", "list", "table", "bridge", TABLE), "", LIMIT_NANOS)
        .ok();
  }

  private static void run(CommandPlace place, String script) throws IOException {
    Commands.Result result = place.commands().run(NFT, script, LIMIT_NANOS);
    if (!result.ok()) {
      throw new IOException("nft (" + place.commands().where() + "): " + result.complaint());
    }
  }

  private static String elements(String verb, long nanos) {
    return "%s element bridge %s live { \"%s\"%s, \"%s\"%s, \"%s\"%s, \"%s\"%s }\n"
        .formatted(
            verb,
            TABLE,
            TapPlan.UNIT_CABLE,
            timeOut(nanos),
            TapPlan.GATEWAY_CABLE,
            timeOut(nanos),
            TapPlan.UNIT_DEVICE,
            timeOut(nanos - EARLIER_NANOS),
            TapPlan.GATEWAY_DEVICE,
            timeOut(nanos - EARLIER_NANOS));
  }

  private static String timeOut(long nanos) {
    return nanos <= 0 ? "" : String.format(Locale.ROOT, " timeout %dms", nanos / 1_000_000);
  }

  private void renewLater() {
    if (!closed) {
      next = scheduler.schedule(RENEW_NANOS, this::renew);
    }
  }

  /** In one transaction, which fails if an element is gone already. */
  private void renew() {
    nft.run(
        NFT,
        elements("delete", 0) + elements("add", LEASE_NANOS),
        LIMIT_NANOS,
        outcome -> {
          if (closed) {
            return;
          }
          if (outcome instanceof CommandThread.Outcome.Ended ended && ended.result().ok()) {
            renewLater();
          } else {
            takeAgain();
          }
        });
  }

  private void takeAgain() {
    lapsed.accept("its lease was not renewed in time, so frames went past it for a while");
    nft.run(NFT, elements("add", LEASE_NANOS), LIMIT_NANOS, _ -> renewLater());
  }

  /** Renews no more; frames go on to the relay until {@link #remove}, or the lease's end. */
  @Override
  public void close() {
    closed = true;
    Scheduler.Timer timer = next;
    if (timer != null) {
      timer.cancel();
    }
    nft.close();
  }
}
