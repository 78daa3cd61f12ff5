package org.pumprig.rig.notify;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.pumprig.rig.campaign.Notices;
import org.pumprig.rig.campaign.RunPlace;
import org.pumprig.rig.event.Attendance.NoticeSent;
import org.pumprig.rig.event.DiskLevel;
import org.pumprig.rig.event.DiskRoom;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.Lifecycle.AbortRequested;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.time.Scheduler;

/**
 * Notifies people on a thread of its own: the run never waits for a mail server. What doesn't fit
 * into the queue is not sent, and that is told as a failure.
 */
public final class Notifier implements Notices, AutoCloseable {
  private static final int MOST_WAITING = 200;
  private static final int MOST_CODES = 10_000;
  private static final int MOST_DETAIL = 300;
  private static final long LAST_ONES_SECONDS = 20;

  private final NotifySettings settings;
  private final String campaignId;
  private final Scheduler scheduler;
  private final Consumer<String> remark;
  private final Set<String> codes = new HashSet<>();
  private final Map<String, DiskLevel> levels = new HashMap<>();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().name("pumprig-notify").daemon().factory());

  /**
   * @param remark told in one line what failed; called on the scheduler's thread
   */
  public Notifier(
      NotifySettings settings, String campaignId, Scheduler scheduler, Consumer<String> remark) {
    this.settings = settings;
    this.campaignId = campaignId;
    this.scheduler = scheduler;
    this.remark = remark;
  }

  @Override
  public void on(RunPlace place, Event event, Consumer<NoticeSent> told) {
    Optional<Message> message =
        switch (event) {
          case WatchdogSeen seen when isNew(place.runId() + " " + seen.code()) ->
              message(place, Occasion.WATCHDOG, seen.code() + " on " + seen.channel().onDisk());
          case StepAsked step ->
              message(place, Occasion.OPERATOR_STEP, step.step() + ": " + step.text());
          case DiskRoom room when levels.put(place.runId(), room.level()) != room.level() ->
              message(place, Occasion.DISK, "room on the disk: " + room.level().onDisk());
          case AbortRequested abort -> message(place, Occasion.ABORT, abort.reason());
          case RunEnded ended ->
              message(
                  place,
                  Occasion.END,
                  ended.reason().onDisk() + (ended.safe() ? "" : ", NOT shown to be safe"));
          default -> Optional.empty();
        };
    message.ifPresent(each -> send(each, told));
  }

  /** A code shows on several channels; people are told once. */
  private boolean isNew(String code) {
    return codes.size() < MOST_CODES && codes.add(code);
  }

  private Optional<Message> message(RunPlace place, Occasion occasion, String text) {
    return settings.occasions().contains(occasion)
        ? Optional.of(new Message(occasion, campaignId, place.runId(), place.serial(), text))
        : Optional.empty();
  }

  private void send(Message message, Consumer<NoticeSent> told) {
    for (int i = 0; i < settings.ways().size(); i++) {
      Way way = settings.ways().get(i);
      String name = way.word() + " " + (i + 1);
      try {
        thread.execute(() -> tell(message, name, told, failure(way, message)));
      } catch (RejectedExecutionException full) {
        tell(message, name, told, "too many notifications wait");
      }
    }
  }

  /** Why it failed; empty: it didn't. */
  private static String failure(Way way, Message message) {
    try {
      Sender.send(way, message);
      return "";
    } catch (IOException failed) {
      String text = String.valueOf(failed.getMessage()).replaceAll("\\s+", " ").strip();
      return text.isEmpty() ? "it failed" : text.substring(0, Math.min(MOST_DETAIL, text.length()));
    }
  }

  private void tell(Message message, String way, Consumer<NoticeSent> told, String failure) {
    scheduler.execute(
        () -> {
          if (!failure.isEmpty()) {
            remark.accept(
                "%s: not notified of %s by %s: %s"
                    .formatted(message.run(), message.occasion().word(), way, failure));
          }
          told.accept(new NoticeSent(message.occasion().word(), way, failure.isEmpty(), failure));
        });
  }

  /** Gives the last notifications a while to go out. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_ONES_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
