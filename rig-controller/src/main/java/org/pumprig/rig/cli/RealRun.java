package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.pumprig.host.Fence;
import org.pumprig.host.LockFile;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.metrics.MetricsServer;
import org.pumprig.rig.notify.NotifySettings;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.session.Ledgers;
import org.pumprig.rig.session.RealSession;
import org.pumprig.rig.session.Recovery;
import org.pumprig.rig.yaml.InputProblem;

/** What {@code run} and {@code demo} share: a session, its results and its summary. */
final class RealRun {
  private RealRun() {}

  /**
   * What is to be run.
   *
   * @param arm the only arm that was asked for; empty: all
   * @param outageMicros how long the outage was that it goes on after, as a person says
   */
  record Prepared(
      Inputs inputs,
      Campaign campaign,
      CampaignDirectory directory,
      String campaignId,
      Optional<String> arm,
      OptionalLong outageMicros) {
    /** Of a campaign that isn't gone on with, or by the clock. */
    Prepared(
        Inputs inputs,
        Campaign campaign,
        CampaignDirectory directory,
        String campaignId,
        Optional<String> arm) {
      this(inputs, campaign, directory, campaignId, arm, OptionalLong.empty());
    }

    /** The same with other inputs. */
    Prepared with(Inputs other) {
      return new Prepared(other, campaign, directory, campaignId, arm, outageMicros);
    }

    /** The same after an outage whose length a person said. */
    Prepared after(OptionalLong micros) {
      return new Prepared(inputs, campaign, directory, campaignId, arm, micros);
    }
  }

  /**
   * Who is told how it goes, besides the terminal.
   *
   * @param people to be notified
   * @param metrics what serves numbers to programs
   */
  record Lookers(Optional<NotifySettings> people, Optional<MetricsServer> metrics) {
    static final Lookers NONE = new Lookers(Optional.empty(), Optional.empty());
  }

  /** Makes the campaign's directory; called once it is known that this session may run. */
  @FunctionalInterface
  interface Preparation {
    Prepared make() throws CommandProblem, InputProblem, IOException;
  }

  static int run(Preparation preparation, Terminal terminal) throws Exception {
    return run(preparation, campaign -> false, Lookers.NONE, terminal);
  }

  /**
   * Runs or goes on with a campaign.
   *
   * @param kept whether the runs of the campaign in a directory are left under way for that
   * @param lookers who is told of it besides
   */
  static int run(Preparation preparation, Predicate<Path> kept, Lookers lookers, Terminal terminal)
      throws Exception {
    try (StopHook hook = StopHook.install();
        LockFile lock = LockFile.acquire(terminal.state().resolve("lock"))) {
      Recovery.Summary undone = Recovery.run(terminal.state(), kept, terminal.people()::println);
      if (undone.faultsLeft() > 0) {
        throw new CommandProblem(
            "faults of a dead run may still act on this machine (see above); nothing was started.");
      }
      Fence fence = Ledgers.fence(terminal.state());
      lock.tell(fence.number());
      return session(preparation.make(), hook, fence, lookers, terminal);
    } catch (LockFile.HeldException held) {
      throw new CommandProblem(
          "another session is running on this machine (" + held.holder() + "); wait for its end.");
    }
  }

  private static int session(
      Prepared work, StopHook hook, Fence fence, Lookers lookers, Terminal terminal)
      throws Exception {
    CampaignDirectory directory = work.directory();
    ConsoleProgress progress = terminal.progress();
    var session =
        new RealSession(
            work.inputs(),
            work.campaign(),
            directory,
            work.campaignId(),
            lookers.metrics().map(server -> server.beside(progress)).orElse(progress));
    lookers.people().ifPresent(session::notifying);
    session.after(work.outageMicros());
    hook.guard(session);
    List<String> problems;
    try {
      problems = session.run(terminal.state(), fence);
    } finally {
      progress.finish();
    }
    Results.problems(problems, terminal.problems());
    if (hook.told()) {
      terminal.people().println("Told to stop: the runs were brought into the safe state.");
    }
    if (directory.runs().isEmpty()) {
      session.concluded(terminal.state());
      return Exit.ABORTED;
    }
    CampaignResult result = Results.conclude(directory, work.arm());
    session.concluded(terminal.state());
    Results.show(result, directory, terminal);
    Results.brokenOff(directory, terminal.people());
    return problems.isEmpty() ? result.exitCode() : Exit.ABORTED;
  }
}
