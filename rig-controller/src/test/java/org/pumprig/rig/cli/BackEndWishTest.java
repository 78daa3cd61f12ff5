package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backEnd:} in a plan: what injects is what was asked for, or the plan is refused. */
class BackEndWishTest {
  @TempDir private Path folder;

  @BeforeEach
  void copy() throws Exception {
    FixtureCopy.into(folder);
  }

  private Cli.Answer check(String fault, String rig) throws Exception {
    Path plan = folder.resolve("plans/packet-loss.yaml");
    String text = Files.readString(plan);
    Files.writeString(plan, text.replace("fault: loss, nth: 3", fault));
    return new Cli(folder.resolve("state"))
        .run("check", "--json", plan, "--rig", folder.resolve("rigs/" + rig + ".yaml"));
  }

  @Test
  void aWishIsHonouredThoughTheRigHasAnotherThatCould() throws Exception {
    var asked = check("fault: loss, nth: 3, backEnd: tap", "router-relay");
    assertThat(asked.code()).as(asked.toString()).isEqualTo(Exit.PASS);
    assertThat(asked.out()).contains("\"backEnd\":\"tap\"");
  }

  @Test
  void withoutAWishTheFirstThatCanIsNamed() throws Exception {
    var free = check("fault: loss, nth: 3", "router-relay");
    assertThat(free.out()).contains("\"backEnd\":\"nft\"").doesNotContain("\"backEnd\":\"tap\"");
  }

  @Test
  void aBackEndThatTheRigLacksIsRefusedThoughItHasAnotherThatCould() throws Exception {
    var answer = check("fault: loss, nth: 3, backEnd: tap", "router");
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err())
        .contains(
            "packet-loss.yaml:", "nothing that injects 'loss': that takes tap", "relay: true");
  }

  @Test
  void aBackEndThatCannotInjectTheFaultIsRefusedWithThoseThatCan() throws Exception {
    var answer = check("fault: delay, delay: 50ms, backEnd: nft", "router-relay");
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("back end 'nft' can't inject 'delay'. Use tap");
  }

  @Test
  void aFaultThatOnlyTheRelayHasIsRefusedWithoutIt() throws Exception {
    var answer = check("fault: delay, delay: 50ms", "router");
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("nothing that injects 'delay': that takes tap");
  }

  @Test
  void aSimulationSaysWhichBackEndIsMeantAndThatItIsModelled() throws Exception {
    assertThat(check("fault: loss, nth: 3, backEnd: tap", "router-relay").code()).isZero();
    Path out = folder.resolve("out");
    var answer =
        new Cli(folder.resolve("state"))
            .run(
                "simulate",
                folder.resolve("plans/packet-loss.yaml"),
                "--rig",
                folder.resolve("rigs/router-relay.yaml"),
                "--out",
                out);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.PASS);
    for (Path run : Workbench.runs(out)) {
      assertThat(Files.readString(run.resolve("journal/00000001.jsonl")))
          .contains("\"backEnd\":\"tap\"", "counted by modelled");
    }
  }
}
