package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.clock.HostClock;
import org.pumprig.rig.metrics.MetricsServer;
import org.pumprig.rig.notify.NotifyFile;
import org.pumprig.rig.notify.NotifySettings;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.schedule.DiskNeed;
import org.pumprig.rig.session.BegunWith;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.SystemScheduler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig run}: a plan in real time. */
@Command(
    name = "run",
    description = "Runs a plan in real time, judges its runs and writes the report.",
    footer = {
      "",
      "Example: pumprig run fixtures/plans/demo.yaml --out /tmp/first",
      "After a crash or a power cut: pumprig run --resume /tmp/first"
    })
final class RunCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "PLAN",
      description = "Plan file. With --resume it may be left out.")
  private @Nullable Path plan;

  @Mixin private final CampaignOptions where = new CampaignOptions();

  @Option(names = "--arm", paramLabel = "NAME", description = "Run this arm alone.")
  private @Nullable String arm;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = {
        "Go on with the campaign in this directory (or that of a run in it), which a crash or a",
        "power cut broke off. The time of the outage is blind; it is not made up for."
      })
  private @Nullable Path resume;

  @Mixin private final OutageOption outage = new OutageOption();

  @Option(
      names = "--notify",
      paramLabel = "FILE",
      description = "Whom to notify of watchdogs, operator steps, aborts and ends, and how.")
  private @Nullable Path notify;

  @Option(
      names = "--metrics",
      paramLabel = "HOST:PORT",
      description = "Serve metrics for Prometheus there, such as 127.0.0.1:9464 (default: none).")
  private @Nullable String metrics;

  @Mixin private final CalibrationOptions calibration = new CalibrationOptions();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Optional<NotifySettings> people =
        notify == null ? Optional.empty() : Optional.of(NotifyFile.read(notify));
    if (metrics == null) {
      return run(new RealRun.Lookers(people, Optional.empty()));
    }
    Endpoint at = Endpoints.parse("--metrics", metrics);
    try (MetricsServer server = MetricsServer.start(at)) {
      return run(new RealRun.Lookers(people, Optional.of(server)));
    }
  }

  private int run(RealRun.Lookers lookers) throws Exception {
    Optional<String> impossible = HostClock.impossible(SystemScheduler.wallClockMicros());
    if (impossible.isPresent()) {
      throw new CommandProblem(impossible.get());
    }
    if (resume != null) {
      return goOn(resume, lookers);
    }
    if (outage.micros().isPresent()) {
      throw new CommandProblem("--outage belongs to --resume DIR: what begins has no outage.");
    }
    if (plan == null) {
      throw new CommandProblem("name the PLAN to run, or --resume DIR to go on with a campaign.");
    }
    Inputs read = Inputs.read(plan, where.rig(), Optional.empty());
    read.requireRunnable(where.rig());
    Campaign campaign = campaign(read);
    Inputs inputs = calibration.require(read, campaign);
    requireRoom(inputs, campaign);
    return RealRun.run(
        () -> prepare(inputs, campaign), kept -> false, lookers, Terminal.of(spec, json));
  }

  /** Where the campaign is to be written; its folder may not be there yet. */
  private void requireRoom(Inputs inputs, Campaign campaign) throws CommandProblem, IOException {
    Path there = where.out().orElse(Path.of("")).toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    Optional<String> problem =
        DiskNeed.problem(
            inputs.plan(), inputs.rig(), campaign, Files.getFileStore(there).getUsableSpace());
    if (problem.isPresent()) {
      throw new CommandProblem(
          "no room: %s at %s; free some, or name another place with --out."
              .formatted(problem.get(), there));
    }
  }

  private int goOn(Path directory, RealRun.Lookers lookers) throws Exception {
    if (where.out().isPresent() || arm != null) {
      throw new CommandProblem(
          "--resume goes on in the same directory, with the arms it was begun with: leave out "
              + (where.out().isEmpty() ? "--arm." : "--out."));
    }
    CampaignDirectory there = Resumption.directory(directory);
    Path campaign = there.root();
    outage.require(there, SystemScheduler.wallClockMicros());
    OptionalLong stated = outage.micros();
    return RealRun.run(
        () ->
            calibrated(Resumption.of(directory, Optional.ofNullable(plan), where.rig()))
                .after(stated),
        campaign::equals,
        lookers,
        Terminal.of(spec, json));
  }

  /** What is gone on with takes at the most as long as the whole. */
  private RealRun.Prepared calibrated(RealRun.Prepared resumed)
      throws CommandProblem, InputProblem {
    return resumed.with(calibration.require(resumed.inputs(), resumed.campaign()));
  }

  private RealRun.Prepared prepare(Inputs inputs, Campaign campaign) throws IOException {
    String campaignId = OutputPath.campaignId(inputs.plan().planId());
    var directory = CampaignDirectory.create(where.directory(campaignId));
    if (plan != null) {
      Path rigFile = where.rig().orElse(inputs.plan().rig());
      new BegunWith(campaignId, plan, rigFile, Optional.ofNullable(arm)).write(directory);
    }
    return new RealRun.Prepared(inputs, campaign, directory, campaignId, Optional.ofNullable(arm));
  }

  private Campaign campaign(Inputs inputs) throws CommandProblem {
    if (arm == null) {
      return Campaign.of(inputs.plan(), inputs.rig());
    }
    List<String> names = inputs.plan().arms().stream().map(each -> each.name()).toList();
    if (!names.contains(arm)) {
      throw new CommandProblem("the plan has no arm '" + arm + "'; it has " + names + ".");
    }
    return Campaign.ofArm(inputs.plan(), inputs.rig(), arm);
  }
}
