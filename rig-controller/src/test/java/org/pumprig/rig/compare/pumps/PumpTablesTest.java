package org.pumprig.rig.compare.pumps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.Campaigns;
import org.pumprig.rig.compare.table.Asked;
import org.pumprig.rig.compare.table.TableJson;
import org.pumprig.rig.compare.table.TableResult;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.judge.RunScript;
import org.pumprig.rig.judge.RunVerdict;

class PumpTablesTest {
  private static PumpTables tables(List<RunVerdict> runs) {
    return PumpTables.of(CampaignResult.of(Campaigns.PLAN, runs));
  }

  private static PumpTable table(List<RunVerdict> runs, String name) {
    return tables(runs).tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<RunVerdict> blindAfter(int blindUnits) {
    List<RunVerdict> runs = new ArrayList<>();
    for (int unit = 0; unit < 6; unit++) {
      RunScript quiet = RunScript.quiet(Campaigns.serial(unit), "after").alive();
      runs.add(
          Campaigns.judge(
              RunScript.tripped(Campaigns.serial(unit), "before", 8_000 + 700L * unit).alive()));
      runs.add(
          Campaigns.judge(unit < blindUnits ? quiet.blind(Channel.SERVICE, 5_000, 6_000) : quiet));
    }
    return runs;
  }

  @Test
  void whereTheRigAlwaysSawThereIsNoTableOfBlindCases() {
    assertThat(tables(Campaigns.clear()).tables())
        .extracting(PumpTable::name)
        .contains("watchdog", "alarmLatency", "stopLatency", "screenLatency")
        .doesNotContain("watchdogBlind");
  }

  @Test
  void aTripInBlindTimeIsCountedAtWorstAndNotAtBest() {
    PumpTable table = table(blindAfter(2), "watchdogBlind");
    assertThat(table.columns().rows()).isEqualTo(12);
    // Blind from 5 s on, 2 s after the begin of the stress phase at 3 s, with nothing seen.
    assertThat(table.csv()).contains("SN-1001,after,20,0,2\n", "SN-1003,after,20,0,20\n");
    TableResult result = table.result(Asked.everything());
    assertThat(result.findings().getFirst().sentence())
        .contains("best case for after: 6 and 0 with the event")
        .contains("worst case for after: 6 and 2 with the event");
    assertThat(result.remarks().toString())
        .contains("In 2 of 6 pairs of runs the rig was blind", "2 rows without the event may have");
  }

  @Test
  void whereEveryPairWasBlindTheCasesAreAllThatThereIs() {
    PumpTables all = tables(blindAfter(6));
    assertThat(all.tables()).extracting(PumpTable::name).contains("watchdogBlind");
    assertThat(all.tables()).extracting(PumpTable::name).doesNotContain("watchdog");
    assertThat(all.missing().toString()).contains("watchdogs can't be compared");
  }

  @Test
  void stopAlarmAndScreenAreMeasuredFromTheCode() {
    // RunScript's unit stops 100 ms after its code.
    assertThat(table(Campaigns.swapped(), "stopLatency").csv()).contains("after,0.1\n");
    for (String name : List.of("stopLatency", "alarmLatency", "screenLatency")) {
      PumpTable table = table(Campaigns.placebo(), name);
      assertThat(table.columns().rows()).isEqualTo(12);
      assertThat(table.result(Asked.everything()).findings())
          .extracting(found -> found.method().id())
          .contains("hodges-lehmann", "mann-whitney", "cliffs-delta", "quantiles");
    }
  }

  @Test
  void noTableOfAnyCampaignHasANumberThatIsNone() {
    for (List<RunVerdict> runs :
        List.of(
            Campaigns.clear(),
            Campaigns.swapped(),
            Campaigns.placebo(),
            Campaigns.calm(),
            blindAfter(1),
            blindAfter(6),
            List.<RunVerdict>of())) {
      for (PumpTable table : tables(runs).tables()) {
        assertThat(table.csv()).doesNotContain("NaN", "Infinity");
        assertThat(
                new String(
                    TableJson.bytes(table.result(Asked.everything())), StandardCharsets.UTF_8))
            .doesNotContain("NaN", "Infinity", "null");
      }
    }
  }
}
