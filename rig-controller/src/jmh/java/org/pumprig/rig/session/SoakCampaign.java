package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.campaign.Progress;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.yaml.InputProblem;

/**
 * The soak of {@code fixtures/plans/soak.yaml} for measuring: one unit, all kinds of faults, each
 * message and each instrument's line every 5 s, all of it journalled in a directory on disk.
 */
public final class SoakCampaign {
  private static final List<String> FILES =
      List.of("plans/soak.yaml", "rigs/soak.yaml", "firmware/before.yaml", "firmware/after.yaml");

  private final Path folder;
  private final Inputs inputs;
  private int campaigns;

  private SoakCampaign(Path folder, Inputs inputs) {
    this.folder = folder;
    this.inputs = inputs;
  }

  /** The plan as it stands: a day. */
  public static SoakCampaign ofOneDay() throws IOException, InputProblem {
    return of(Fixtures.text("plans/soak.yaml"));
  }

  /** The same faults over ten days, at a tenth of the flow, so that the volume suffices. */
  public static SoakCampaign ofTenDays() throws IOException, InputProblem {
    String plan = Fixtures.text("plans/soak.yaml");
    return of(
        replaced(
            replaced(plan, "stress: 1430min", "stress: 14390min"),
            "rate: 80 mL/h",
            "rate: 8 mL/h"));
  }

  private static String replaced(String text, String piece, String instead) {
    if (!text.contains(piece)) {
      throw new IllegalStateException("the soak's plan no longer says '" + piece + "'");
    }
    return text.replace(piece, instead);
  }

  private static SoakCampaign of(String plan) throws IOException, InputProblem {
    Path folder = Files.createTempDirectory("pumprig-soak");
    for (String file : FILES) {
      Files.createDirectories(folder.resolve(file).resolve(".."));
      Files.write(folder.resolve(file), Fixtures.bytes(file));
    }
    Path planFile = folder.resolve("plans/soak.yaml");
    Files.write(planFile, plan.getBytes(StandardCharsets.UTF_8));
    return new SoakCampaign(folder, Inputs.read(planFile, Optional.empty(), Optional.empty()));
  }

  /** Simulates it into a new directory and returns that of its run. */
  public Path simulate() throws IOException, InputProblem {
    var directory = CampaignDirectory.create(folder.resolve("campaign-" + campaigns++));
    List<String> problems =
        VirtualSession.run(
            inputs, Campaign.of(inputs.plan(), inputs.rig()), directory, new Silent());
    if (!problems.isEmpty() || directory.runs().size() != 1) {
      throw new IllegalStateException("the soak didn't run: " + problems);
    }
    return directory.runs().getFirst();
  }

  /** Deletes a directory and all that is in it. */
  public static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Deletes everything. */
  public void delete() throws IOException {
    delete(folder);
  }

  private static final class Silent implements Progress {
    @Override
    public void preparing(int slot, int slots) {}

    @Override
    public void running(int slot, int slots, SlotView view) {}

    @Override
    public void remark(String line) {
      throw new IllegalStateException("a soak in virtual time has nothing to remark: " + line);
    }
  }
}
