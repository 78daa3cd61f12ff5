package org.pumprig.fault.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.Undo;
import org.pumprig.host.CommandThread;
import org.pumprig.link.Endpoint;
import org.pumprig.time.Scheduler;

/**
 * A real gateway, made ill and well again by programs: on this machine, over SSH, or by whatever
 * tool the user's argument vector names. Its faults outlive this process; the ledger therefore gets
 * the program that ends each of them, and {@link CommandServiceUndoer} runs it.
 *
 * <p>A patch cycle is a stop, and a start so long before the fault's end as its cold start asks;
 * how slow the service then is, is its own affair.
 */
public final class CommandService implements ServiceControl, AutoCloseable {
  private static final int MOST_RECIPE = 4_000;

  private final ServiceCommands commands;
  private final Endpoint endpoint;
  private final CommandThread programs;
  private final Scheduler scheduler;
  private final Map<String, Begun> begun = new LinkedHashMap<>();

  private record Begun(ServiceCommands.Pair programs, Scheduler.Timer coldStart) {}

  /**
   * @param endpoint where the service listens, as seen from the rig
   * @throws IllegalArgumentException if a fault's end would not fit into the ledger
   */
  public CommandService(ServiceCommands commands, Endpoint endpoint, Scheduler scheduler) {
    this.commands = commands;
    this.endpoint = endpoint;
    this.scheduler = scheduler;
    commands
        .byFault()
        .forEach(
            (fault, pair) -> {
              if (recipe(pair.end(), true).line().length() > MOST_RECIPE - 100) {
                throw new IllegalArgumentException(
                    "the program that ends " + fault + " is too long for the ledger");
              }
            });
    this.programs = new CommandThread("pumprig-service", commands.place().commands(), scheduler);
  }

  @Override
  public boolean can(ServerFault fault) {
    return commands.byFault().containsKey(fault.name());
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public Optional<Undo> undo(FaultSpec spec) {
    return spec.fault() instanceof ServerFault fault
        ? commands
            .of(fault)
            .map(
                pair ->
                    new Undo(
                        BackEnd.SERVICE.diskName(),
                        endpoint.toString(),
                        recipe(pair.end(), absent(fault)).line()))
        : Optional.empty();
  }

  private UndoRecipe recipe(List<String> end, boolean absent) {
    return new UndoRecipe(commands.place(), end, commands.withinNanos(), endpoint, absent);
  }

  private static boolean absent(ServerFault fault) {
    return fault instanceof ServerFault.Restart
        || fault instanceof ServerFault.PatchCycle
        || fault instanceof ServerFault.RefuseNew;
  }

  @Override
  public void begin(FaultSpec spec, Consumer<? super InjectionResult> done) {
    var pair =
        spec.fault() instanceof ServerFault fault
            ? commands.of(fault)
            : Optional.<ServiceCommands.Pair>empty();
    if (pair.isEmpty()) {
      later(done, failed("no program is known for " + spec.fault().name()));
    } else if (coldStartNanos(spec) >= spec.durationNanos()) {
      later(done, failed("a patch cycle's cold start is shorter than the fault"));
    } else if (commands.status().isEmpty()) {
      begin(spec, pair.get(), done);
    } else {
      run(
          commands.status(),
          "the service doesn't run, so nothing was done: ",
          result -> {
            switch (result) {
              case InjectionResult.Done _ -> begin(spec, pair.get(), done);
              case InjectionResult.Failed _ -> done.accept(result);
            }
          });
    }
  }

  private void begin(
      FaultSpec spec, ServiceCommands.Pair pair, Consumer<? super InjectionResult> done) {
    Scheduler.Timer coldStart =
        spec.fault() instanceof ServerFault.PatchCycle
            ? scheduler.schedule(
                spec.durationNanos() - coldStartNanos(spec), () -> run(pair.end(), "", _ -> {}))
            : () -> {};
    begun.put(spec.id(), new Begun(pair, coldStart));
    run(pair.begin(), "", done);
  }

  private static long coldStartNanos(FaultSpec spec) {
    return spec.fault() instanceof ServerFault.PatchCycle patch ? patch.coldStartNanos() : 0;
  }

  @Override
  public void end(FaultSpec spec, Consumer<? super InjectionResult> done) {
    var present = begun.get(spec.id());
    if (present == null) {
      later(done, new InjectionResult.Done(scheduler.nanoTime()));
      return;
    }
    present.coldStart().cancel();
    run(
        present.programs().end(),
        "",
        result -> {
          if (result instanceof InjectionResult.Done) {
            begun.remove(spec.id(), present);
          }
          done.accept(result);
        });
  }

  @Override
  public boolean mayAct(FaultSpec spec) {
    return begun.containsKey(spec.id());
  }

  @Override
  public void endUnasked(FaultSpec spec) {
    if (spec.fault() instanceof ServerFault fault) {
      commands
          .of(fault)
          .ifPresent(pair -> programs.run(pair.end(), "", commands.withinNanos(), _ -> {}));
    }
  }

  private void run(List<String> argv, String complaint, Consumer<? super InjectionResult> done) {
    programs.run(
        argv,
        "",
        commands.withinNanos(),
        outcome ->
            done.accept(
                switch (outcome) {
                  case CommandThread.Outcome.Ended ended ->
                      ended.result().ok()
                          ? new InjectionResult.Done(scheduler.nanoTime())
                          : failed(complaint + name(argv) + ": " + ended.result().complaint());
                  case CommandThread.Outcome.Broken broken ->
                      failed(complaint + name(argv) + ": " + broken.reason());
                }));
  }

  /** The program and its first argument: enough to know it by, nothing that may be private. */
  private String name(List<String> argv) {
    var words = new ArrayList<>(argv.subList(0, Math.min(2, argv.size())));
    return String.join(" ", words) + " (" + commands.place().commands().where() + ")";
  }

  private void later(Consumer<? super InjectionResult> done, InjectionResult result) {
    scheduler.execute(() -> done.accept(result));
  }

  private static InjectionResult failed(String reason) {
    return new InjectionResult.Failed(reason);
  }

  /** Runs no more programs; faults that are there stay: revert them first. */
  @Override
  public void close() {
    programs.close();
  }
}
