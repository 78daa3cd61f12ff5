package org.pumprig.rig.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.judge.RunHeader;

/** The command that an operator types after a crash. */
class PutUpAgainTest {
  @TempDir private Path folder;

  private Path begun(String name, Optional<String> arm) throws IOException {
    CampaignDirectory directory = CampaignDirectory.create(folder.resolve(name));
    new BegunWith("c", Path.of("/plans/my plan.yaml"), Path.of("/rigs/ward.yaml"), arm)
        .write(directory);
    return directory.root();
  }

  @Test
  void aCampaignThatCanBeGoneOnWithIsResumed() throws IOException {
    Path out = begun("out", Optional.empty());
    assertThat(PutUpAgain.words(List.of(out), any -> true))
        .as("it died before its first run")
        .isEqualTo(
            "This puts it up again: pumprig run '/plans/my plan.yaml' --rig /rigs/ward.yaml");
    Files.createDirectories(out.resolve("runs/r0"));
    Files.writeString(out.resolve("runs/r0").resolve(RunHeader.FILE), "{}");
    assertThat(PutUpAgain.words(List.of(out), any -> true))
        .isEqualTo("This puts it up again: pumprig run --resume " + folder.resolve("out"));
  }

  @Test
  void oneThatWasEndedIsRunAnewWithItsPlanItsRigAndItsArm() throws IOException {
    assertThat(PutUpAgain.words(List.of(begun("out", Optional.of("after"))), any -> false))
        .isEqualTo(
            "This puts it up again: pumprig run '/plans/my plan.yaml' --rig /rigs/ward.yaml --arm"
                + " after");
  }

  @Test
  void whereNobodyKnowsWhatWasRunTheRigFileIsNamedInWords() throws IOException {
    Path damaged = begun("damaged", Optional.empty());
    Files.writeString(damaged.resolve("begun.json"), "{");
    for (List<Path> known : List.of(List.<Path>of(), List.of(damaged))) {
      assertThat(PutUpAgain.words(known, any -> false))
          .isEqualTo("The next 'pumprig run' with that rig file puts it up again.");
    }
  }
}
