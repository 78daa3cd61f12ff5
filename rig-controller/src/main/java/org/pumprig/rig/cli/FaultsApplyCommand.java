package org.pumprig.rig.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.BackEnd;
import org.pumprig.host.LockFile;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.lone.LoneProblem;
import org.pumprig.rig.lone.LoneSession;
import org.pumprig.rig.lone.Shown;
import org.pumprig.rig.plan.LoneFault;
import org.pumprig.rig.session.LoneLedger;
import org.pumprig.rig.session.Recovery;
import org.pumprig.seed.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code pumprig faults apply}: one fault on its own, in the foreground. */
@Command(
    name = "apply",
    description = {
      "Applies one fault without a plan, until its time is over or Ctrl-C.",
      "The fault's own parameters are those of a plan, written as options."
    },
    footer = {
      "",
      "Exit codes: 0 it acted, by a witness or at least by the back end's own counts, and is gone;",
      "2 nothing was applied; 3 not shown to act as asked; 4 it may still act.",
      "Example: pumprig faults apply gatewayRestart --lasts 20s --rig rig.yaml",
      "  pumprig faults apply latency --delay 300ms --lasts 30s \\",
      "    --listen 127.0.0.1:6661 --upstream 127.0.0.1:6660",
      "  pumprig faults apply loss --nth 3 --lasts 30s --listen 127.0.0.1:5514 \\",
      "    --upstream 127.0.0.1:514    (UDP, such as a unit's syslog)"
    })
final class FaultsApplyCommand implements Callable<Integer> {
  private static final long ANSWER_SECONDS = 5;

  @Parameters(
      paramLabel = "FAULT",
      description = "Its name, as in plans.",
      arity = "1",
      index = "0")
  private String fault = "";

  @Option(names = "--lasts", paramLabel = "TIME", required = true, description = "How long.")
  private String lasts = "";

  @Option(
      names = "--back-end",
      paramLabel = "NAME",
      description = "What injects it (default: the first that can and can be reached).")
  private @Nullable String backEnd;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of all draws (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Mixin private final ReachOptions reach = new ReachOptions();

  @Mixin private final JsonOption json = new JsonOption();

  @Unmatched private List<String> parameters = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    LoneFault asked = FaultWords.read(fault, lasts, parameters);
    var session =
        new LoneSession(
            asked, backEnd(), reach.reach(), new Seed(seed), line -> say(terminal, line));
    try (LockFile _ = LockFile.acquireShared(terminal.state().resolve("lock"))) {
      clearDead(terminal);
      return run(session, asked, terminal);
    } catch (LockFile.HeldException held) {
      throw new CommandProblem(
          "a session is running on this machine ("
              + held.holder()
              + "): a fault beside it would spoil its evidence. Wait for its end.");
    } catch (LoneProblem problem) {
      throw new CommandProblem(problem.getMessage() + " Nothing was applied.");
    }
  }

  private static void say(Terminal terminal, String line) {
    terminal.people().println(line);
    terminal.people().flush();
  }

  /** What a dead process left is undone first. */
  private static void clearDead(Terminal terminal) throws Exception {
    for (Recovery.Undone each :
        LoneLedger.clear(terminal.state(), List.of(), line -> say(terminal, line))) {
      if (!each.undone()) {
        throw new CommandProblem(
            "a fault of a dead process may still act on this machine (see above);"
                + " nothing was applied.");
      }
    }
  }

  private Integer run(LoneSession session, LoneFault asked, Terminal terminal) throws Exception {
    var answered = new CountDownLatch(1);
    Thread hook = Thread.ofPlatform().name("fault-stop").unstarted(() -> stop(session, answered));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      LoneSession.Ended ended = session.run(terminal.state());
      answer(terminal, asked, ended);
      return code(ended);
    } finally {
      answered.countDown();
      unhook(hook);
    }
  }

  /** Told to stop: the fault is taken back, and what it did is still said. */
  private static void stop(LoneSession session, CountDownLatch answered) {
    session.stop();
    try {
      answered.await(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      return; // it runs already, and finds the fault gone
    }
  }

  private static int code(LoneSession.Ended ended) {
    if (ended.left().isPresent()) {
      return Exit.ABORTED;
    }
    if (ended.notApplied().isPresent()) {
      return Exit.USAGE;
    }
    return switch (ended.shown().proof()) {
      case PROVEN, COUNTED -> Exit.PASS;
      case NOT_EFFECTIVE, NOT_PROVED -> Exit.INCONCLUSIVE;
    };
  }

  private void answer(Terminal terminal, LoneFault asked, LoneSession.Ended ended) {
    String what =
        (asked.fault().name() + " " + asked.fault().parameters()).strip()
            + " "
            + asked.direction().diskName();
    if (ended.notApplied().isPresent()) {
      terminal
          .problems()
          .println("pumprig: " + what + " was not applied: " + ended.notApplied().get() + ".");
    } else {
      say(terminal, "Asked:    " + what + " for " + lasts + ", seed " + seed);
      say(
          terminal,
          String.format(
              Locale.ROOT,
              "Achieved: %.3f s; %s: %s",
              ended.actedNanos() / 1e9,
              text(ended.shown().proof()),
              ended.shown().achieved()));
    }
    ended.left().ifPresent(why -> terminal.problems().println("pumprig: it may still act: " + why));
    terminal.answer(
        CanonicalJson.bytes(
            out ->
                out.text("achieved", ended.shown().achieved())
                    .number("actedNanos", ended.actedNanos())
                    .flag("applied", ended.notApplied().isEmpty())
                    .text("backEnd", ended.backEnd().diskName())
                    .text("direction", asked.direction().diskName())
                    .text("fault", asked.fault().name())
                    .flag("gone", ended.left().isEmpty())
                    .text("parameters", asked.fault().parameters())
                    .text("proof", ended.shown().proof().diskName())
                    .text("reason", ended.notApplied().or(ended::left).orElse(""))
                    .number("seed", seed)));
  }

  private static String text(Shown.Proof proof) {
    return switch (proof) {
      case PROVEN -> "proven";
      case COUNTED -> "by the back end's own count, seen by no witness";
      case NOT_EFFECTIVE -> "not effective";
      case NOT_PROVED -> "not proved";
    };
  }

  private Optional<BackEnd> backEnd() throws CommandProblem {
    if (backEnd == null) {
      return Optional.empty();
    }
    for (BackEnd each : BackEnd.values()) {
      if (each.diskName().equals(backEnd)) {
        return Optional.of(each);
      }
    }
    throw new CommandProblem(
        "there is no back end '"
            + backEnd
            + "', only "
            + Arrays.stream(BackEnd.values())
                .map(BackEnd::diskName)
                .collect(Collectors.joining(", "))
            + ".");
  }
}
