package org.pumprig.rig.report.build;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.plan.Counter;
import org.pumprig.rig.plan.Criterion;

/** A requirement's criterion with its limits, in words. */
final class CriterionWords {
  private CriterionWords() {}

  static String of(Criterion criterion) {
    return switch (criterion) {
      case Criterion.NoWatchdog() -> "no watched code is seen in the whole run";
      case Criterion.TherapyContinuity(long ppm, long window) ->
          "the volume delivered in every %s stays within %s %% of the programmed one until a watchdog trips"
              .formatted(seconds(window), Figures.number(ppm / 10_000.0));
      case Criterion.Reconnect(long within) ->
          "messages pass in both directions again within %s of the last fault’s end"
              .formatted(seconds(within));
      case Criterion.FailSafe(
              long stop,
              OptionalLong alarm,
              OptionalLong screen,
              OptionalLong heard) ->
          "after a trip the fluid stops within %s%s%s%s, and nothing resumes by itself"
              .formatted(
                  seconds(stop),
                  limit(", alarm within ", alarm),
                  limit(", screen within ", screen),
                  limit(", audible alarm within ", heard));
      case Criterion.CommunicationTimeOut(long after, long stop) ->
          "the unit stops within %s once it has heard nothing for %s, and not before"
              .formatted(seconds(stop), seconds(after));
      case Criterion.Coverage(List<Channel> channels, long ppm) ->
          "the rig saw the unit for at least %s %% of the run on %s"
              .formatted(
                  Figures.number(ppm / 10_000.0),
                  channels.stream().map(Channel::onDisk).collect(Collectors.joining(", ")));
      case Criterion.CompleteAtGateway(long lost, long doubled) ->
          "of the messages that the unit sent at most %s %% are missing at the gateway, and at most %s %% are there twice"
              .formatted(Figures.number(lost / 10_000.0), Figures.number(doubled / 10_000.0));
      case Criterion.Trend(Counter counter, long limit, long part, long confidence) ->
          "over the last %s %% of the stress %s gets worse by less than %s an hour (Theil–Sen slope, %s %% interval)"
              .formatted(
                  Figures.number(part / 10_000.0),
                  counter.words(),
                  counter.amount(limit),
                  Figures.number(confidence / 10_000.0));
      case Criterion.ChannelText text -> pattern(text);
      case Criterion.EventLog(OptionalLong within) ->
          "the unit’s clock, service port and log tell a trip as it was, also after a power cycle"
              + (within.isPresent()
                  ? "; the log’s time lies within %s of what was seen"
                      .formatted(seconds(within.getAsLong()))
                  : "");
      case Criterion.Reprogram(long within) ->
          "after a power cycle the parameters are cleared, and both infusions are programmed within"
              + " "
              + seconds(within);
    };
  }

  private static String pattern(Criterion.ChannelText text) {
    String times =
        (text.atLeast() > 0 ? "at least " + text.atLeast() : "")
            + (text.atLeast() > 0 && text.atMost().isPresent() ? " and " : "")
            + (text.atMost().isPresent() ? "at most " + text.atMost().getAsLong() : "");
    String phases = text.phases().stream().map(Phase::onDisk).collect(Collectors.joining(", "));
    return "‘%s’ is seen on %s %s times (%s)"
        .formatted(text.matches(), text.channel().onDisk(), times, phases);
  }

  private static String limit(String words, OptionalLong nanos) {
    return nanos.isPresent() ? words + seconds(nanos.getAsLong()) : "";
  }

  private static String seconds(long nanos) {
    return Figures.number(nanos / 1e9) + " s";
  }
}
