package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.journal.InlineCommitter;
import org.pumprig.rig.journal.JournalWriter;
import org.pumprig.rig.journal.RunIdentity;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.session.BegunWith;
import org.pumprig.rig.session.Inputs;
import org.pumprig.time.VirtualScheduler;

/** What {@code run --resume} refuses, before anything is touched. */
class ResumeCommandTest {
  private static final long YEAR_2100_MICROS = 4_102_444_800_000_000L;

  @TempDir private Path folder;
  private Workbench bench = new Workbench(Path.of(""));
  private Path out = Path.of("");

  @BeforeEach
  void write() throws Exception {
    bench = Workbench.in(folder.resolve("bench"));
    out = folder.resolve("out");
  }

  private Cli.Answer resume(Object... more) {
    Object[] args = new Object[more.length + 1];
    args[0] = "run";
    System.arraycopy(more, 0, args, 1, more.length);
    return new Cli(folder.resolve("state")).run(args);
  }

  /** The directory of a campaign whose first run was begun and never ended. */
  private CampaignDirectory begun(boolean virtual) throws Exception {
    Inputs inputs = Inputs.read(bench.plan(), Optional.empty(), Optional.empty());
    CampaignDirectory directory = CampaignDirectory.create(out);
    new BegunWith("short-1", bench.plan(), inputs.plan().rig(), Optional.empty()).write(directory);
    var header =
        new RunHeader(
            "r0-after-SN-1001",
            "short-1",
            "SN-1001",
            "after",
            "after",
            0,
            0,
            "short",
            inputs.plan().digest(),
            inputs.rig().id(),
            inputs.rig().digest(),
            true,
            virtual);
    Files.createDirectories(directory.run(header.runId()));
    Files.write(directory.run(header.runId()).resolve(RunHeader.FILE), header.bytes());
    return directory;
  }

  private static void refused(Cli.Answer answer, String text) {
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains(text);
  }

  @Test
  void aDirectoryThatIsNoCampaignsIsRefused() {
    refused(resume("--resume", out), "is no campaign's directory");
    refused(resume("--resume", bench.root()), "it has no folder 'runs'");
  }

  @Test
  void aPlanOrADirectoryIsWanted() {
    refused(resume(), "name the PLAN to run, or --resume DIR");
    refused(resume("--resume", out, "--out", out), "leave out --out");
    refused(resume("--resume", out, "--arm", "after"), "leave out --arm");
  }

  @Test
  void aCampaignWithoutRunsIsRefused() throws Exception {
    CampaignDirectory.create(out);
    refused(resume("--resume", out), "holds no run that was begun");
  }

  @Test
  void aChangedPlanOrRigFileIsRefusedWithBothDigests() throws Exception {
    begun(false);
    bench.change("plans/short.yaml", "seed: 7", "seed: 8");
    refused(resume("--resume", out), "is not the plan that r0-after-SN-1001 began with");
    bench.change("plans/short.yaml", "seed: 8", "seed: 7");
    bench.change("rigs/short.yaml", "statusEvery: 400ms", "statusEvery: 500ms");
    refused(resume("--resume", out), "the rig file is not the one that r0-after-SN-1001");
  }

  @Test
  void aSimulationIsRepeatedInstead() throws Exception {
    begun(true);
    refused(resume("--resume", out), "was simulated: repeat it");
  }

  @Test
  void anotherFormatOrDamageOfWhatItWasBegunWithIsNamed() throws Exception {
    CampaignDirectory directory = begun(false);
    Path file = directory.root().resolve("begun.json");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\"format\":1", "\"format\":2"));
    refused(resume("--resume", out), "format 2 is not known; this version reads 1");
    Files.writeString(file, text.substring(0, 20));
    refused(resume("--resume", out), "begun.json is damaged");
    Files.delete(file);
    refused(resume("--resume", out), "doesn't say which plan it was begun with");
  }

  @Test
  void aHeaderOfANewerVersionOrOfAnotherCampaignIsNamed() throws Exception {
    CampaignDirectory directory = begun(false);
    Path file = directory.run("r0-after-SN-1001").resolve(RunHeader.FILE);
    String text = Files.readString(file);
    Path other = directory.run("r0-after-SN-1002");
    Files.createDirectories(other);
    Files.writeString(other.resolve(RunHeader.FILE), text.replace("\"short-1\"", "\"short-2\""));
    refused(resume("--resume", out), "this is no campaign's directory");
    Files.delete(other.resolve(RunHeader.FILE));
    Files.writeString(file, text.replace("\"format\":1", "\"format\":2"));
    refused(resume("--resume", out), "format 2 is not known; this version reads 1");
  }

  /** A journal whose only record was made in the year 2100. */
  private static void journal(CampaignDirectory directory) throws Exception {
    var scheduler = new VirtualScheduler(YEAR_2100_MICROS);
    JournalWriter writer =
        JournalWriter.create(
            new DirectoryStorage(directory.run("r0-after-SN-1001")),
            scheduler,
            new InlineCommitter(),
            new RunIdentity("r0-after-SN-1001", "1f".repeat(32), "a0".repeat(32)),
            failure -> {
              throw new AssertionError(failure);
            },
            1 << 20);
    writer.appendWhole(new EpochStarted(1, "boot", 0, 0), 0, YEAR_2100_MICROS, true, false);
    writer.close(() -> {});
  }

  @Test
  void aClockThatStandsBeforeTheLastRecordIsRefusedAndNothingIsChanged() throws Exception {
    CampaignDirectory directory = begun(false);
    journal(directory);
    var before = Workbench.everything(out);
    Cli.Answer answer = resume("--resume", out);
    refused(answer, "but the last record of r0-after-SN-1001 is of 2100-01-01T00:00:00Z");
    refused(answer, "how long the outage was can't be told, and nothing was changed");
    refused(answer, "--outage 20min");
    assertThat(answer.err().strip().lines()).hasSize(1);
    assertThat(Workbench.everything(out)).isEqualTo(before);
  }

  @Test
  void anOutageIsSaidOfWhatIsGoneOnWithAndInATime() throws Exception {
    begun(false);
    refused(resume(bench.plan(), "--outage", "5min"), "--outage belongs to --resume DIR");
    refused(resume("--resume", out, "--outage", "5 bananas"), "--outage: ");
  }
}
