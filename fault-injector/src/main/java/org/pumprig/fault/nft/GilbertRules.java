package org.pumprig.fault.nft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pumprig.fault.LossModel;

/**
 * Gilbert and Elliott's model with a state for each connection and direction, kept in eight bits of
 * the connection's mark: bad if they are this fault's tag, good otherwise, so that nothing has to
 * be cleared when the fault ends. (A dynamic set would stop taking states silently when it is
 * full.)
 */
final class GilbertRules {
  private static final String TO_BAD = "tobad";
  private static final String TO_GOOD = "togood";
  private static final String MET_BAD = "metbad";
  private static final String MET_GOOD = "metgood";

  private GilbertRules() {}

  static FaultRules of(LossModel.GilbertElliott model, Way way, int tag) {
    int shift = way.key().equals(Way.TOWARDS_GATEWAY) ? 24 : 16;
    String field = hex(0xffL << shift);
    String others = hex(~(0xffL << shift) & 0xffff_ffffL);
    String bad = hex((long) tag << shift);
    String start = way.key() + "_state";
    String inBad = way.key() + "_in_bad";
    String drawBad = way.key() + "_draw_bad";
    String drawGood = way.key() + "_draw_good";
    var chains = new ArrayList<NftChain>();
    chains.add(
        new NftChain(drawBad, "", List.of(FaultRules.chance(model.lossInBadPpm()) + drop(way))));
    chains.add(
        new NftChain(
            drawGood,
            "",
            model.lossInGoodPpm() == 0
                ? List.of()
                : List.of(FaultRules.chance(model.lossInGoodPpm()) + drop(way))));
    chains.add(
        new NftChain(
            inBad,
            "",
            List.of(
                way.count(MET_BAD),
                FaultRules.chance(model.badToGoodPpm())
                    + "ct mark set ct mark & "
                    + others
                    + " "
                    + way.count(TO_GOOD)
                    + " goto "
                    + drawGood,
                "goto " + drawBad)));
    chains.add(
        new NftChain(
            start,
            "",
            List.of(
                "ct mark & " + field + " == " + bad + " goto " + inBad,
                way.count(MET_GOOD),
                FaultRules.chance(model.goodToBadPpm())
                    + "ct mark set ct mark & "
                    + others
                    + " | "
                    + bad
                    + " "
                    + way.count(TO_BAD)
                    + " goto "
                    + drawBad,
                "goto " + drawGood)));
    return new FaultRules(
        "", "", "goto " + start, List.of("lost", TO_BAD, TO_GOOD, MET_BAD, MET_GOOD), chains);
  }

  private static String drop(Way way) {
    return way.count("lost") + " drop";
  }

  private static String hex(long value) {
    return String.format(Locale.ROOT, "0x%08x", value);
  }
}
