package org.pumprig.rig.emulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.pumprig.pump.device.Channel;
import org.pumprig.pump.device.Programme;
import org.pumprig.pump.device.Pump;
import org.pumprig.pump.device.PumpInput;
import org.pumprig.pump.device.PumpOutput;
import org.pumprig.rig.judge.RunFacts;
import org.pumprig.rig.plan.Phases;
import org.pumprig.rig.plan.Therapy;

/**
 * One pump alone through one run: started with its therapy at run time 0, disturbed as planned,
 * observed to its trip or to the begin of the check phase. No network, no instrument, no journal.
 */
final class PumpLife {
  private static final PumpInput TICK = new PumpInput.Tick();

  private final Pump pump;
  private final long bootNanos;
  private final Phases phases;
  private final Connection connection;
  private final long endNanos;
  private final boolean leaps;

  private final List<Long> alarms = new ArrayList<>();
  private final List<Long> unanswered = new ArrayList<>();
  private long now;
  private long sentNanos;
  private boolean waits;
  private long messages;
  private long leapt;
  private long failures;
  private OptionalLong trip = OptionalLong.empty();
  private OptionalLong stood = OptionalLong.empty();
  private OptionalLong reconnected = OptionalLong.empty();
  private long stressFluid = -1;
  private final Consumer<PumpOutput> took = this::took;

  /**
   * A pump that is still off.
   *
   * @param bootNanos from power to its first answer
   * @param connection to the gateway
   * @param leaps over what would go the same way anyhow; the result is the same
   */
  PumpLife(Pump pump, long bootNanos, Phases phases, Connection connection, boolean leaps) {
    this.leaps = leaps;
    this.pump = pump;
    this.bootNanos = bootNanos;
    this.phases = phases;
    this.connection = connection;
    this.endNanos = phases.stressEndNanos() + phases.recoverNanos();
  }

  /** Lives. */
  PumpLife live(Therapy therapy) {
    now = -bootNanos;
    give(new PumpInput.PowerOn());
    now = 0;
    give(new PumpInput.ProgramKeys(Channel.PRIMARY, programme(therapy.primary())));
    give(new PumpInput.ProgramKeys(Channel.SECONDARY, programme(therapy.secondary())));
    give(new PumpInput.StartKey());
    while (trip.isEmpty()) {
      long ticks = pump.nextDeadlineNanos();
      long own = ticks == Pump.NEVER ? ticks : ticks - bootNanos;
      long next = Math.min(own, connection.nextNanos());
      if (next > phases.settleNanos() && stressFluid < 0) {
        stressFluid = pump.fluidNanolitres(phases.settleNanos() + bootNanos);
      }
      if (next >= endNanos) {
        now = endNanos;
        break;
      }
      now = Math.max(now, next);
      if (next == own) {
        give(TICK);
      } else {
        connection.happens(now).ifPresent(this::learn);
        leap();
      }
    }
    return this;
  }

  private static Programme programme(Therapy.Infusion infusion) {
    return new Programme(infusion.rateMicrolitresPerHour(), infusion.volumeMicrolitres());
  }

  private void learn(PumpInput input) {
    if (input instanceof PumpInput.Acknowledged) {
      waits = false;
      if (now >= phases.stressEndNanos() && reconnected.isEmpty()) {
        reconnected = OptionalLong.of(now);
      }
    }
    give(input);
  }

  /** To the last status before something happens, where nothing does. */
  private void leap() {
    if (leaps && !waits && connection.undisturbed()) {
      long until = now < phases.stressEndNanos() ? phases.stressEndNanos() : endNanos;
      until = Math.min(until, connection.nextNanos());
      long over = pump.leap(until + bootNanos, connection.answerNanos());
      leapt += over;
      messages += over;
    }
  }

  private void give(PumpInput input) {
    pump.handle(input, now + bootNanos, took);
  }

  private void took(PumpOutput output) {
    switch (output) {
      case PumpOutput.Connect connect -> connection.connects(connect.connection(), now);
      case PumpOutput.Send send -> {
        gaveUp();
        messages++;
        waits = true;
        sentNanos = now;
        connection.sends(send.message(), now);
      }
      // Acknowledged and no more: there is no library in the model alone.
      case PumpOutput.AskLibrary ask -> connection.sends(ask.message(), now);
      case PumpOutput.Drop _ -> connection.drops();
      case PumpOutput.Truth truth -> happened(truth.fact());
      case PumpOutput.NurseCall _, PumpOutput.Screen _, PumpOutput.SystemError _ -> {}
    }
  }

  private void happened(PumpOutput.Fact fact) {
    switch (fact) {
      case PumpOutput.Fact.Tripped _ -> {
        if (trip.isEmpty()) {
          trip = OptionalLong.of(now);
        }
      }
      case PumpOutput.Fact.AlarmRaised _ -> alarms.add(now);
      case PumpOutput.Fact.ConnectionFailed _ -> failures += now >= phases.settleNanos() ? 1 : 0;
      case PumpOutput.Fact.FlowStopped _ -> {
        if (trip.isEmpty() && stood.isEmpty() && !alarms.isEmpty()) {
          stood = OptionalLong.of(now);
        }
      }
      case PumpOutput.Fact.Power _,
          PumpOutput.Fact.Mains _,
          PumpOutput.Fact.ProgrammeCleared _ -> {}
    }
  }

  /** A message that the next one overtakes was never answered. */
  private void gaveUp() {
    if (waits) {
      unanswered.add(sentNanos);
      waits = false;
    }
  }

  /** Messages that were leapt over. */
  long leapt() {
    return leapt;
  }

  OptionalLong tripNanos() {
    return trip;
  }

  OptionalLong stoodNanos() {
    return stood;
  }

  OptionalLong reconnectedNanos() {
    return reconnected;
  }

  long failedConnections() {
    return failures;
  }

  /** How it behaved until it tripped, or until the check phase. */
  RunFacts.Conduct conduct() {
    gaveUp();
    return new RunFacts.Conduct(
        OptionalLong.of(now), alarms.size(), alarms, messages, 0, unanswered, delivered());
  }

  private Optional<RunFacts.Delivered> delivered() {
    if (stressFluid < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new RunFacts.Delivered(
            now - phases.settleNanos(),
            stressFluid,
            0,
            pump.fluidNanolitres(now + bootNanos) - stressFluid));
  }
}
