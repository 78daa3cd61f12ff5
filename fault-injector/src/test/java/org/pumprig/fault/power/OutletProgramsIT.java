package org.pumprig.fault.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.fault.power.OutletOrders.refusal;
import static org.pumprig.fault.power.OutletOrders.turn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.InjectionResult;
import org.pumprig.host.CommandPlace;

/** An outlet by anybody's programs; here a file that is there while mains are on. */
@Tag("integration")
class OutletProgramsIT {
  private static final long WITHIN = 1_000_000_000L;

  @TempDir private Path folder;

  private Path mains() {
    return folder.resolve("mains; rm -rf"); // an argument, whatever a shell would make of it
  }

  private List<String> tells() {
    return List.of("sh", "-c", "test -e \"$0\" && echo ON || echo off 230V", mains().toString());
  }

  private OutletPrograms programs(List<String> off, List<String> state) {
    List<String> on = List.of("touch", mains().toString());
    return new OutletPrograms(new CommandPlace.Here(), off, on, state, WITHIN);
  }

  @Test
  void isSwitchedAndBelievedAndSwitchedOnByTheLedgersLineAlone() throws Exception {
    Files.createFile(mains());
    var place = programs(List.of("rm", mains().toString()), tells());
    assertThat(turn(place, false)).isInstanceOf(InjectionResult.Done.class);
    assertThat(mains()).doesNotExist();
    assertThat(turn(OutletSwitch.parse(place.recipe()), true))
        .isInstanceOf(InjectionResult.Done.class);
    assertThat(mains()).exists();
  }

  @Test
  void aProgramThatFailsSaysNothingUsefulOrLiesIsNoOutlet() throws Exception {
    Files.createFile(mains());
    List<String> nothing = List.of("true");
    assertThat(refusal(programs(List.of("sh", "-c", "echo no relay >&2; exit 3"), tells())))
        .contains("outlet: program touch (here): sh: exit 3: no relay");
    assertThat(refusal(programs(List.of("/no/such/program"), tells())))
        .contains("/no/such/program");
    assertThat(refusal(programs(List.of("sleep", "9"), tells()))).contains("sleep");
    assertThat(refusal(programs(nothing, List.of("echo", "0"))))
        .contains("must print 'on' or 'off' first, not '0'");
    assertThat(refusal(programs(nothing, tells())))
        .contains("it took the order 'off', but says that it is on");
  }
}
