package org.pumprig.rig.compare.survival;

import java.util.List;

/** An exact test that deals the labels of the arms anew. */
public sealed interface LabelTest permits PairedTest, UnpairedTest {
  /** Its stable name. */
  String method();

  /** How many units it compares. */
  int units();

  /** Exact one-sided p that the claimed better arm trips later or less often. */
  double pBetter();

  /** Exact one-sided p that it trips sooner or more often. */
  double pWorse();

  /** How many ways to deal the labels there are; rounded above 2^53. */
  double assignments();

  /** The least p that so many units can give, whatever they did. */
  double leastP();

  /** Units whose times of observation contradict what the test assumes. */
  List<String> contradictedBy();
}
