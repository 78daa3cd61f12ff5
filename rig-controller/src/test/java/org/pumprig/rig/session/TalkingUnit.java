package org.pumprig.rig.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.Storage;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.pump.bench.ServicePort;
import org.pumprig.pump.bench.UnitPorts;
import org.pumprig.rig.driver.DriverChannel;
import org.pumprig.rig.driver.serviceport.ServicePortDriver;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.journal.Committer;
import org.pumprig.rig.journal.JournalWriter;
import org.pumprig.rig.journal.RunIdentity;
import org.pumprig.rig.json.Recordable;
import org.pumprig.rig.observe.LineChannel;
import org.pumprig.rig.observe.WitnessChannel;
import org.pumprig.rig.run.Effect;
import org.pumprig.rig.run.EffectRunner;
import org.pumprig.rig.run.RunContext;
import org.pumprig.rig.run.RunEngine;
import org.pumprig.rig.run.RunJournal;
import org.pumprig.rig.run.RunReducer;
import org.pumprig.rig.run.RunSoFar;
import org.pumprig.time.Scheduler;

/**
 * One unit as a run hears it: the drivers, the engine with its reducers, and the journal of real
 * runs, on the rig's thread. What the rig would do to the unit is left undone. A unit that tripped
 * is power-cycled from outside, so that it can trip again.
 */
final class TalkingUnit {
  private static final long STATUS_NANOS = 200_000_000;
  private static final long CYCLE_AFTER_NANOS = 1_000_000_000;

  private final Scheduler scheduler;
  private final SentLines.Port service;
  private final RunEngine engine;
  private final WritingJournal journal;
  private final List<WitnessChannel> witnesses;
  private final DriverChannel driver;
  private final Link outlet;
  private final List<Taken> appended = new ArrayList<>();
  private final List<Taken> durable = new ArrayList<>();

  /** How long something took that began then, in nanoseconds of the machine's clock. */
  record Taken(long beganNanos, long nanos) {
    static Taken since(long beganNanos) {
      return new Taken(beganNanos, System.nanoTime() - beganNanos);
    }
  }

  TalkingUnit(
      String serial,
      Scheduler scheduler,
      Network network,
      UnitPorts ports,
      SentLines sent,
      Storage storage,
      Committer committer,
      RunContext context,
      int beside)
      throws IOException {
    this.scheduler = scheduler;
    this.service = sent.port(((ServicePort.Stream) ports.service()).endpoint());
    this.journal =
        WritingJournal.create(
            storage,
            scheduler,
            committer,
            new RunIdentity("r0-before-" + serial, "1f".repeat(32), "a0".repeat(32)),
            JournalWriter.segmentBytes(beside),
            Optional.empty(),
            failure -> {
              throw new IllegalStateException(failure);
            });
    this.engine =
        new RunEngine(
            new RunSoFar(context),
            new Timed(),
            scheduler,
            journal.originNanos(),
            new Undone(),
            () -> {});
    Consumer<Input> sink = this::input;
    this.driver =
        new DriverChannel(
            scheduler,
            () -> network.connect(((ServicePort.Stream) ports.service()).endpoint()),
            new ServicePortDriver(),
            STATUS_NANOS,
            sink);
    this.witnesses =
        List.of(
            LineChannel.flow(scheduler, () -> network.connect(ports.flow()), sink),
            LineChannel.contact(scheduler, () -> network.connect(ports.contact()), sink),
            LineChannel.screen(scheduler, () -> network.connect(ports.screen()), sink));
    this.outlet = network.connect(ports.power());
    program(network.connect(ports.keypad()));
    outlet.open(event -> {});
    engine.input(new EpochStarted(1, "boot", 0, 0));
    engine.input(
        new RunStarted(
            "r0-before-" + serial,
            "talking",
            serial,
            "before",
            "before",
            0,
            0,
            false,
            RunReducer.RULES));
    driver.open();
    witnesses.forEach(WitnessChannel::open);
  }

  private static void program(Link keypad) {
    keypad.open(
        event -> {
          if (event instanceof LinkEvent.Opened) {
            keypad.send(CheckedLine.encode("KEYS PRIMARY rate=125000 vtbi=50000"));
            keypad.send(CheckedLine.encode("KEYS START"));
          }
        });
  }

  /** An observation of any of its channels, and of its wire. */
  void input(Input input) {
    engine.input(input);
    if (input instanceof ServiceEvent) {
      scheduler.schedule(CYCLE_AFTER_NANOS, () -> outlet.send(CheckedLine.encode("POWER OFF")));
      scheduler.schedule(CYCLE_AFTER_NANOS * 2, () -> outlet.send(CheckedLine.encode("POWER ON")));
    }
  }

  /** From the last byte of each watchdog line to its observation in the journal, in nanoseconds. */
  List<Taken> appended() {
    return appended;
  }

  /** The same, for the first of its life, until the journal said that it is on disk. */
  List<Taken> durable() {
    return durable;
  }

  /** Ends it; told when its journal is whole. */
  void close(Runnable closed) {
    driver.close();
    witnesses.forEach(WitnessChannel::close);
    outlet.close();
    journal.close(closed);
  }

  /** The run's journal, and how late it is. */
  private final class Timed implements RunJournal {
    private @Nullable Long current;

    @Override
    public void append(Recordable record, long epochNanos, long wallMicros) {
      journal.append(record, epochNanos, wallMicros);
      if (record instanceof ServiceEvent) {
        long sent = service.takeWatchdog();
        appended.add(Taken.since(sent));
        current = sent;
      } else if (record instanceof Input
          || record instanceof WatchdogSeen seen && seen.channel() != Channel.SERVICE) {
        current = null;
      }
    }

    @Override
    public void commit(Runnable whenDurable) {
      Long sent = current;
      current = null;
      journal.commit(
          () -> {
            if (sent != null) {
              durable.add(Taken.since(sent));
            }
            whenDurable.run();
          });
    }
  }

  /** Nothing is done to the unit, and that is the answer. */
  private record Undone() implements EffectRunner {
    @Override
    public void run(Effect.World effect, Consumer<? super Outcome> completed) {
      completed.accept(new Outcome(true, "", System.nanoTime(), List.of()));
    }

    @Override
    public void revertAll(Runnable gone) {
      gone.run();
    }
  }
}
