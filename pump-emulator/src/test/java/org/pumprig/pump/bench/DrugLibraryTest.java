package org.pumprig.pump.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pumprig.pump.gateway.Receipts;
import org.pumprig.pump.protocol.DrugLibrary;
import org.pumprig.seed.Seed;

/** The drug library from the gateway's desk to the pump, on a virtual network. */
class DrugLibraryTest {
  private VirtualBench lab;
  private EmulatedUnit unit;

  @BeforeEach
  void pump() throws Exception {
    lab = new VirtualBench();
    unit =
        lab.bench.addUnit(
            new UnitSpec("SN-1001", VirtualBench.firmware("library-sync"), VirtualBench.GATEWAY),
            new Seed(7));
    lab.bench.gateway().serve(Optional.of(new DrugLibrary(1, 120)));
    unit.startPump();
  }

  private List<String> log() {
    return lab.service(unit).ask("LOG");
  }

  private long failures() {
    return log().stream().filter(line -> line.contains("CONNECTION_FAILED")).count();
  }

  @Test
  void itIsFetchedInBlocksInTheFirstSessionAndNewOnesWhenTheyCome() {
    lab.runMillis(5_000);
    assertThat(lab.bench.gateway().libraryBlocks()).as("50 + 50 + 20 entries").isEqualTo(3);
    assertThat(log()).anyMatch(line -> line.endsWith("text=LIBRARY_1"));
    lab.runMillis(62_000);
    assertThat(lab.bench.gateway().libraryBlocks()).as("asked again, nothing new").isEqualTo(4);
    lab.bench.gateway().serve(Optional.of(new DrugLibrary(2, 60)));
    lab.runMillis(62_000);
    assertThat(log()).anyMatch(line -> line.endsWith("text=LIBRARY_2"));
    assertThat(failures()).isZero();
    assertThat(lab.bench.gateway().receipts())
        .singleElement()
        .extracting(Receipts::missing, Receipts::doubles)
        .containsExactly(0L, 0L);
  }

  @Test
  void withoutOneThePumpIsToldAndGoesOn() {
    lab.bench.gateway().serve(Optional.empty());
    lab.runMillis(65_000);
    assertThat(lab.bench.gateway().libraryBlocks()).isZero();
    assertThat(lab.bench.gateway().queries()).isEqualTo(2);
    assertThat(failures()).isZero();
    assertThat(lab.bench.gateway().receivedMessages()).isGreaterThan(60);
  }

  @Test
  void whatALostConnectionCutShortGoesOnInTheNextSession() throws Exception {
    lab.bench.gateway().serve(Optional.of(new DrugLibrary(1, 50 * 20)));
    lab.runMillis(2_700);
    long before = lab.bench.gateway().libraryBlocks();
    assertThat(before).isBetween(3L, 15L);
    lab.bench.gateway().stop();
    lab.runMillis(3_000);
    lab.bench.gateway().start();
    lab.runMillis(10_000);
    assertThat(log()).anyMatch(line -> line.endsWith("text=LIBRARY_1"));
    assertThat(lab.bench.gateway().libraryBlocks()).as("one may come twice").isBetween(20L, 21L);
  }
}
