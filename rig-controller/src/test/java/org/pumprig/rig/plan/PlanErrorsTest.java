package org.pumprig.rig.plan;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** One mistake in the demo's plan: the message names the line and the way out. */
final class PlanErrorsTest {
  static final List<Mistake> MISTAKES =
      List.of(
          new Mistake(
              "unknownKey",
              "title: Watchdog",
              "titel: Watchdog",
              "demo.yaml:5: unknown key 'titel' in the plan. Did you mean 'title'?"),
          new Mistake(
              "unknownKeyFarFromAll",
              "title: Watchdog",
              "colour: Watchdog",
              "demo.yaml:5: unknown key 'colour' in the plan. Known here: plan, id, title,"
                  + " notForClinicalUse, rig, seed, hazards, requirements, therapy, arms, units,"
                  + " order, replicates, phases, faults, watch, comparison,"
                  + " claim, operatorSteps, consumables, invalid, retest,"
                  + " stop, selfCheck."),
          new Mistake(
              "unknownKeyBelow",
              "  statusEvery: 500ms",
              "  statusEvry: 500ms",
              "demo.yaml:66: unknown key 'statusEvry' in 'watch'. Did you mean 'statusEvery'?"),
          new Mistake(
              "secondTherapyContinuity",
              "criterion: {kind: noWatchdog}",
              "criterion: {kind: therapyContinuity, tolerance: 50 %, window: 5s}",
              "demo.yaml:26: a second 'therapyContinuity': a run measures one window and"
                  + " tolerance. Keep the stricter of the two."),
          new Mistake(
              "duplicateKey",
              "seed: 13",
              "seed: 13\nseed: 3",
              "demo.yaml:9: key 'seed' stands here again (first in line 8). Keep one of them."),
          new Mistake(
              "duplicateHazard",
              "  - id: HAZ-2\n",
              "  - id: HAZ-1\n",
              "demo.yaml:13: id 'HAZ-1' stands here again (first in line 11). Give each its own."),
          new Mistake(
              "duplicateRequirement",
              "  - id: REQ-THERAPY",
              "  - id: REQ-WATCHDOG",
              "demo.yaml:23: id 'REQ-WATCHDOG' stands here again (first in line 19). Give each its"
                  + " own."),
          new Mistake(
              "duplicateArm",
              "{name: after,",
              "{name: before,",
              "demo.yaml:46: name 'before' stands here again (first in line 45). Give each its"
                  + " own."),
          new Mistake(
              "duplicateUnit",
              "units: all",
              "units: [SN-1001, SN-1002, SN-1001]",
              "demo.yaml:47: units 'SN-1001' stands here again (first in line 47). Give each its"
                  + " own."),
          new Mistake(
              "duplicateCode",
              "EC221, EC222",
              "EC221, EC221",
              "demo.yaml:65: codes 'EC221' stands here again (first in line 65). Give each its"
                  + " own."),
          new Mistake(
              "alarmThatIsAWatchdog",
              "codes: [EC220,",
              "alarms: [EC222]\n  codes: [EC220,",
              "demo.yaml:65: code 'EC222' stands in 'codes' too. A code is either the watchdog's or"
                  + " another alarm's."),
          new Mistake(
              "missingKey",
              "replicates: 1\n",
              "",
              "demo.yaml:3: key 'replicates' is missing in the plan. Add it."),
          new Mistake(
              "missingComparison",
              "comparison:\n"
                  + "  better: after\n"
                  + "  than: before\n"
                  + "  endpoint: timeToWatchdog\n"
                  + "  alpha: 2.5 %\n"
                  + "  rateRatioBelow: 1.0\n"
                  + "  expect: better\n",
              "",
              "demo.yaml:3: key 'comparison' is missing in the plan. Add it."),
          new Mistake(
              "textForNumber",
              "replicates: 1",
              "replicates: once",
              "demo.yaml:49: 'replicates' must be a whole number from 1 to 1000, not 'once'. Write"
                  + " such a number, without quotes."),
          new Mistake(
              "quotedNumber",
              "replicates: 1",
              "replicates: \"1\"",
              "demo.yaml:49: 'replicates' must be a whole number from 1 to 1000, not '1'. Write"
                  + " such a number, without quotes."),
          new Mistake(
              "numberOutOfRange",
              "replicates: 1",
              "replicates: 0",
              "demo.yaml:49: 'replicates' must be a whole number from 1 to 1000, not '0'. Write"
                  + " such a number, without quotes."),
          new Mistake(
              "seedTooLarge",
              "seed: 13",
              "seed: 9007199254740992",
              "demo.yaml:8: 'seed' must be a whole number from 0 to 9007199254740991, not"
                  + " '9007199254740992'. Write such a number, without quotes."),
          new Mistake(
              "listForText",
              "title: Watchdog trips under an unstable gateway, firmware before and after the"
                  + " upgrade",
              "title: [a, b]",
              "demo.yaml:5: 'title' must be a single value, not a list. Write one value."),
          new Mistake(
              "textForList",
              "hazards: [HAZ-1]",
              "hazards: HAZ-1",
              "demo.yaml:21: 'hazards' must be a list, not 'HAZ-1'. Write [A, B], or a line with '-"
                  + " ' for each."),
          new Mistake(
              "textForSection",
              "phases: {settle: 3s, stress: 16s, recover: 4s, check: 5s}",
              "phases: 28s",
              "demo.yaml:51: 'phases' must be keys with values, not '28s'. Write KEY: VALUE."),
          new Mistake(
              "emptyList",
              "codes: [EC220, EC221, EC222, SysEcode0]",
              "codes: []",
              "demo.yaml:65: 'codes' has 0 entries. Write 1 to 100 entries."),
          new Mistake(
              "noValue",
              "  than: before",
              "  than:",
              "demo.yaml:72: 'than' has no value. Write one behind the colon."),
          new Mistake(
              "noName",
              "id: unstable-gateway",
              "id: ../unstable",
              "demo.yaml:4: 'id' must be a name, not '../unstable'. Use 1 to 64 letters, digits,"
                  + " '.', '_', '-', starting with a letter or digit."),
          new Mistake(
              "unitsNeitherAllNorList",
              "units: all",
              "units: some",
              "demo.yaml:47: 'units' must be 'all' or a list of serial numbers, not 'some'. Write"
                  + " 'all' or [SERIAL, SERIAL]."),
          new Mistake(
              "unknownChoice",
              "order: randomised",
              "order: randomized",
              "demo.yaml:48: unknown order 'randomized'. Did you mean 'randomised'?"),
          new Mistake(
              "unknownExpectation",
              "expect: fail",
              "expect: inconclusive",
              "demo.yaml:45: unknown expect 'inconclusive'. Known here: pass, fail."),
          new Mistake(
              "unknownEndpoint",
              "endpoint: timeToWatchdog",
              "endpoint: rate",
              "demo.yaml:73: unknown endpoint 'rate'. Known here: timeToWatchdog."),
          new Mistake(
              "unknownCriterion",
              "{kind: noWatchdog}",
              "{kind: noWatchdogs}",
              "demo.yaml:22: unknown kind 'noWatchdogs'. Did you mean 'noWatchdog'?"),
          new Mistake(
              "parameterOfAnotherCriterion",
              "{kind: noWatchdog}",
              "{kind: noWatchdog, within: 4s}",
              "demo.yaml:22: unknown key 'within' in 'criterion'. Known here: kind."),
          new Mistake(
              "noUnitOfMeasure",
              "settle: 3s",
              "settle: 3",
              "demo.yaml:51: 'settle': '3' is not a time such as 90s, 250ms or 2h. Write a number"
                  + " that is not negative, with its unit."),
          new Mistake(
              "foreignUnitOfMeasure",
              "rate: 125 mL/h",
              "rate: 125 mL",
              "demo.yaml:41: 'rate': 'mL' is no unit here; expected a rate such as 125 mL/h (units:"
                  + " uL/h, mL/h, mL/min). Write a number that is not negative, with its unit."),
          new Mistake(
              "unknownUnitOfMeasure",
              "statusEvery: 500ms",
              "statusEvery: 500 msec",
              "demo.yaml:66: 'statusEvery': 'msec' is no unit here; expected a time such as 90s,"
                  + " 250ms or 2h (units: ns, us, ms, s, min, h, d). Write a number that is not"
                  + " negative, with its unit."),
          new Mistake(
              "fractionOfTheSmallestUnit",
              "volume: 500 uL",
              "volume: 0.5 uL",
              "demo.yaml:42: 'volume': '0.5 uL' is finer than the smallest unit counted here. Write"
                  + " a number that is not negative, with its unit."),
          new Mistake(
              "negativeLength",
              "settle: 3s",
              "settle: -3s",
              "demo.yaml:51: 'settle': '-3s' is negative. Write a number that is not negative, with"
                  + " its unit."),
          new Mistake(
              "rateTooHigh",
              "rate: 125 mL/h",
              "rate: 125 mL/min",
              "demo.yaml:41: 'rate' is 125 mL/min, which is too much. Write at most 2000 mL/h."),
          new Mistake(
              "alphaOfHalf",
              "alpha: 2.5 %",
              "alpha: 50 %",
              "demo.yaml:74: 'alpha' is 50 %, which is too much. Write at most 25 %."),
          new Mistake(
              "unknownExpectationOfTheComparison",
              "expect: better",
              "expect: best",
              "demo.yaml:76: unknown expect 'best'. Known here: better, worse, notBetter."),
          new Mistake(
              "missingExpectationOfTheComparison",
              "  expect: better\n",
              "",
              "demo.yaml:71: key 'expect' is missing in 'comparison'. Add it."),
          new Mistake(
              "ratioOfNothing",
              "rateRatioBelow: 1.0",
              "rateRatioBelow: 0",
              "demo.yaml:75: 'rateRatioBelow' must be a ratio above 0 and at most 10, not '0'."
                  + " Write a number such as 1.0 or 0.5."),
          new Mistake(
              "undefinedHazard",
              "hazards: [HAZ-2, HAZ-3]",
              "hazards: [HAZ-2, HAZ-4]",
              "demo.yaml:33: hazard 'HAZ-4' is not defined under 'hazards'. Known here: HAZ-1,"
                  + " HAZ-2, HAZ-3."),
          new Mistake(
              "comparisonOfUnknownArm",
              "  better: after",
              "  better: afterwards",
              "demo.yaml:71: 'better' names arm 'afterwards', which is not under 'arms'. Known"
                  + " here: before, after."),
          new Mistake(
              "comparisonWithItself",
              "  than: before",
              "  than: after",
              "demo.yaml:72: arm 'after' is compared with itself. Name two different arms."),
          new Mistake(
              "notForClinicalUseMissing",
              "notForClinicalUse: true\n",
              "",
              "demo.yaml:3: the rig injects faults on purpose and refuses units that may be in"
                  + " clinical use. Write 'notForClinicalUse: true' once no patient can be"
                  + " connected to these units."),
          new Mistake(
              "notForClinicalUseFalse",
              "notForClinicalUse: true",
              "notForClinicalUse: false",
              "demo.yaml:6: the rig injects faults on purpose and refuses units that may be in"
                  + " clinical use. Write 'notForClinicalUse: true' once no patient can be"
                  + " connected to these units."),
          new Mistake(
              "notForClinicalUseUnclear",
              "notForClinicalUse: true",
              "notForClinicalUse: \"true\"",
              "demo.yaml:6: 'notForClinicalUse' must be true or false, not 'true'. Write true or"
                  + " false."),
          new Mistake(
              "blindBetweenStatuses",
              "blindAfter: 2500ms",
              "blindAfter: 500ms",
              "demo.yaml:68: the rig would count itself blind between two status messages. Make"
                  + " 'blindAfter' longer than 'statusEvery'."),
          new Mistake(
              "wrongVersion",
              "plan: 1\n",
              "plan: 2\n",
              "demo.yaml:3: format version 2 is not known here. Write 'plan: 1' or use a pumprig"
                  + " that knows it."),
          new Mistake(
              "versionMissing",
              "plan: 1\n",
              "",
              "demo.yaml:3: key 'plan' is missing in the plan. Add it."));

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void namesLineMistakeAndRemedy(Mistake mistake) {
    mistake.requireMessage();
  }
}
