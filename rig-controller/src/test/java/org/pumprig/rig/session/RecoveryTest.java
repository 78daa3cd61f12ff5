package org.pumprig.rig.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.FaultLedger;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undoer;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.link.Endpoint;

/** What recovery does with what dead processes left in the ledger, by back end. */
class RecoveryTest {
  private static final long NO_SUCH_PID = (1L << 22) + 1;

  @TempDir private Path state;
  private final List<String> remarks = new ArrayList<>();
  private final List<String> undone = new ArrayList<>();
  private InjectionResult answer = new InjectionResult.Done(0);

  private Undoer undoer(String backEnd) {
    return new Undoer() {
      @Override
      public String backEnd() {
        return backEnd;
      }

      @Override
      public InjectionResult undo(LedgerEntry entry) {
        undone.add(backEnd + " " + entry.undo());
        return answer;
      }
    };
  }

  private void left(String fault, String backEnd, String recipe) throws IOException {
    String owner = "dead-" + fault;
    new FaultLedger(new DirectoryStorage(state.resolve("ledger")), owner)
        .open(
            new LedgerEntry(
                fault,
                "cli",
                "",
                backEnd,
                new Endpoint("127.0.0.1", 1),
                NO_SUCH_PID,
                "boot",
                0,
                recipe));
  }

  private Recovery.Summary recover() throws IOException {
    return Recovery.run(
        state,
        Undoers.of(List.of(new InProcessUndoer("boot"), undoer("service"), undoer("nft"))),
        remarks::add);
  }

  @Test
  void eachFaultIsUndoneByItsOwnBackEndTheLastOneFirst() throws IOException {
    left("a1", "service", "start it");
    left("a2", "nft", "delete it");
    left("a3", "inProcess", "");
    Recovery.Summary summary = recover();
    assertThat(undone).containsExactly("nft delete it", "service start it");
    assertThat(summary.clean()).isTrue();
    assertThat(summary.each())
        .extracting(each -> each.entry().faultId())
        .containsExactly("a1", "a2", "a3");
    assertThat(remarks).contains("undone: a2 of cli (nft)");
    undone.clear();
    assertThat(recover().each()).as("a second time there is nothing to do").isEmpty();
    assertThat(undone).isEmpty();
  }

  @Test
  void whatCanNotBeUndoneStaysInTheLedgerWithTheReason() throws IOException {
    left("a1", "service", "start it");
    answer = new InjectionResult.Failed("ssh gw: host key has CHANGED");
    Recovery.Summary summary = recover();
    assertThat(summary.faultsLeft()).isEqualTo(1);
    assertThat(remarks)
        .containsExactly("still there: a1 of cli (service): ssh gw: host key has CHANGED");
    answer = new InjectionResult.Done(0);
    assertThat(recover().faults()).isEqualTo(1);
  }

  @Test
  void faultOfAnUnknownBackEndIsReportedAndKept() throws IOException {
    left("a1", "quantum", "spin");
    left("a2", "nft", "delete it");
    Recovery.Summary summary = recover();
    assertThat(summary.faults()).isEqualTo(1);
    assertThat(summary.clean()).isFalse();
    assertThat(remarks)
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith("still there: a1 of cli (quantum): this pumprig knows no back end")
                    .contains("inProcess, service, nft"));
    assertThat(recover().each())
        .singleElement()
        .satisfies(each -> assertThat(each.entry().undo()).isEqualTo("spin"));
  }

  @Test
  void theBackEndsOfThisMachineAreAllThere() {
    for (String each : List.of("inProcess", "service", "power")) {
      assertThat(Undoers.ofThisMachine().undo(entry(each)))
          .isNotEqualTo(new InjectionResult.Failed("this pumprig knows no back end"))
          .satisfies(result -> assertThat(result.toString()).doesNotContain("knows no back end"));
    }
    assertThatThrownBy(() -> Undoers.of(List.of(undoer("nft"), undoer("nft"))))
        .hasMessage("two undo nft");
  }

  private static LedgerEntry entry(String backEnd) {
    return new LedgerEntry(
        "f", "r", "", backEnd, new Endpoint("127.0.0.1", 1), NO_SUCH_PID, "b", 0, "no recipe");
  }
}
