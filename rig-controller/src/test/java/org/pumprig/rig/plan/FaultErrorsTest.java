package org.pumprig.rig.plan;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** One mistake in the demo's phases and faults: the message names the line and the way out. */
final class FaultErrorsTest {
  static final List<Mistake> MISTAKES =
      List.of(
          new Mistake(
              "missingKeyBelow",
              "  gapAtLeast: 200ms\n",
              "",
              "demo.yaml:54: key 'gapAtLeast' is missing in 'faults'. Add it."),
          new Mistake(
              "missingParameter",
              "lasts: 2s, cutEstablished: true",
              "lasts: 2s",
              "demo.yaml:56: key 'cutEstablished' is missing in fault 'refuse'. Add it."),
          new Mistake(
              "wordForFlag",
              "cutEstablished: true",
              "cutEstablished: yes",
              "demo.yaml:56: 'cutEstablished' must be true or false, not 'yes'. Write true or"
                  + " false."),
          new Mistake(
              "zeroLength",
              "lasts: 1800ms",
              "lasts: 0s",
              "demo.yaml:60: 'lasts' is 0s, which is too little. Write at least 1 ns."),
          new Mistake(
              "zeroPhase",
              "recover: 4s",
              "recover: 0s",
              "demo.yaml:51: 'recover' is 0s, which is too little. Write at least 1 ns."),
          new Mistake(
              "unknownFault",
              "fault: halfOpen",
              "fault: halfopen",
              "demo.yaml:61: unknown fault 'halfopen'. Did you mean 'halfOpen'?"),
          new Mistake(
              "faultOfNoKind",
              "fault: halfOpen",
              "fault: packetLoss",
              "demo.yaml:61: unknown fault 'packetLoss'. Known here: "
                  + FaultKind.ALL.stream().map(FaultKind::name).collect(joining(", "))
                  + "."),
          new Mistake(
              "parameterOfAnotherFault",
              "{fault: halfOpen, times: 1, lasts: 2s}",
              "{fault: halfOpen, times: 1, lasts: 2s, delay: 1s}",
              "demo.yaml:61: unknown key 'delay' in fault 'halfOpen'. Known here: fault,"
                  + " target, backEnd, lasts, times, at, every, within, overlap, dutyCycle, ramp,"
                  + " connections."),
          new Mistake(
              "twoWaysToDrawSlots",
              "{fault: halfOpen, times: 1, lasts: 2s}",
              "{fault: netem, slot: 5ms, slotAtMost: 6ms, slotJitter: 1ms, slotDistribution:"
                  + " normal, lasts: 2s}",
              "demo.yaml:61: slots are drawn between two times or from a table, not both. Remove"
                  + " one."),
          new Mistake(
              "jitterOfSlotsWithoutATable",
              "{fault: halfOpen, times: 1, lasts: 2s}",
              "{fault: netem, slot: 5ms, slotJitter: 1ms, lasts: 2s}",
              "demo.yaml:61: 'slotJitter' belongs to 'slotDistribution', which isn't there. Add or"
                  + " remove it."),
          new Mistake(
              "directionOfAnUndirectedFault",
              "{fault: halfOpen,",
              "{fault: halfOpen, direction: both,",
              "demo.yaml:61: unknown key 'direction' in fault 'halfOpen'. Known here: fault,"
                  + " target, backEnd, lasts, times, at, every, within, overlap, dutyCycle, ramp,"
                  + " connections."),
          new Mistake(
              "unknownDirection",
              "{fault: stall,",
              "{fault: stall, direction: up,",
              "demo.yaml:60: unknown direction 'up'. Known here: towardsGateway, towardsPump,"
                  + " both."),
          new Mistake(
              "fixedStartForSeveral",
              "{fault: stall, times: 1,",
              "{fault: stall, times: 2, at: 3s,",
              "demo.yaml:60: a fault with a fixed start can't come 2 times. Remove 'at', or write a"
                  + " window for each start."),
          new Mistake(
              "fixedStartAfterTheStress",
              "{fault: stall, times: 1,",
              "{fault: stall, at: 15s,",
              "demo.yaml:60: this fault ends after the stress phase of 16 s. Start it earlier,"
                  + " shorten it or lengthen 'stress'."),
          new Mistake(
              "fixedStartsTooNear",
              "{fault: stall, times: 1, lasts: 1800ms}\n    - {fault: halfOpen, times: 1,",
              "{fault: stall, at: 1s, lasts: 1800ms}\n    - {fault: halfOpen, at: 2900ms,",
              "demo.yaml:61: this fault is nearer than 200 ms to the one in line 60. Move it, or"
                  + " make 'gapAtLeast' smaller."),
          new Mistake(
              "resetAfterItsEnd",
              "after: 50ms",
              "after: 2s",
              "demo.yaml:57: the fault is over before a connection is so old that it is reset. Make"
                  + " 'after' shorter than 'lasts'."),
          new Mistake(
              "latencyOfNothing",
              "delay: 120ms, jitter: 40ms",
              "delay: 0s, jitter: 0s",
              "demo.yaml:62: this latency has no least delay, so nothing could prove that it acts."
                  + " Make 'delay' more than 0."),
          new Mistake(
              "slowAcknowledgementOfNothing",
              "delay: 1500ms",
              "delay: 0s",
              "demo.yaml:59: 'delay' is 0s, which is too little. Write at least 1 ns."),
          new Mistake(
              "windowsThatDontFit",
              "stress: 16s",
              "stress: 14s",
              "demo.yaml:55: the windows need 14800 ms with their gaps and don't fit into the"
                  + " stress phase of 14 s. Lengthen 'stress', or use fewer, shorter or other"
                  + " windows."),
          new Mistake(
              "windowsThatDontFitBetweenFixedOnes",
              "{fault: stall, times: 1,",
              "{fault: stall, at: 1500ms,",
              "demo.yaml:55: the windows need 14800 ms with their gaps and don't fit into the"
                  + " stress phase of 16 s around those with a fixed start. Lengthen 'stress', or"
                  + " use fewer, shorter or other windows."),
          new Mistake(
              "tooManyWindows",
              "{fault: stall, times: 1,",
              "{fault: stall, times: 995,",
              "demo.yaml:55: the windows come to 1001 faults in a run. Use at most 1000, counting"
                  + " 'times'."),
          new Mistake(
              "tooManyOfOneWindow",
              "{fault: stall, times: 1,",
              "{fault: stall, times: 1001,",
              "demo.yaml:60: 'times' must be a whole number from 1 to 1000, not '1001'. Write such"
                  + " a number, without quotes."),
          new Mistake(
              "runTooLong",
              "stress: 16s",
              "stress: 30d",
              "demo.yaml:51: a run would last 2592012 s. Shorten the phases to 30 d in all."),
          new Mistake(
              "lossOfTooMuch",
              "{fault: halfOpen, times: 1,",
              "{fault: loss, rate: 101 %,",
              "demo.yaml:61: 'rate' is 101 %, which is too much. Write at most 100 %."),
          new Mistake(
              "lossOfNoKind",
              "{fault: halfOpen, times: 1,",
              "{fault: loss,",
              "demo.yaml:61: this loss says nothing about which packets. Write 'rate', or 'nth', or"
                  + " 'p' and 'r' with 'lossInBad' and 'lossInGood'."),
          new Mistake(
              "lossOfTwoKinds",
              "{fault: halfOpen, times: 1,",
              "{fault: loss, rate: 1 %, nth: 3,",
              "demo.yaml:61: this loss mixes rate and nth. Write 'rate', or 'nth', or 'p' and 'r'"
                  + " with 'lossInBad' and 'lossInGood'."),
          new Mistake(
              "negativeDelay",
              "{fault: halfOpen, times: 1,",
              "{fault: delay, delay: -5ms,",
              "demo.yaml:61: 'delay': '-5ms' is negative. Write a number that is not negative, with"
                  + " its unit."),
          new Mistake(
              "unknownTarget",
              "{fault: halfOpen, times: 1,",
              "{fault: halfOpen, target: ward,",
              "demo.yaml:61: unknown target 'ward'. Write one of unit, gateway, a list of"
                  + " serial numbers, or name it under 'shared'."),
          new Mistake(
              "targetOfAGatewaysFault",
              "{fault: gatewayRestart, times: 1,",
              "{fault: gatewayRestart, target: [SN-1001],",
              "demo.yaml:58: 'target' must be a single value, not a list. Write one value."),
          new Mistake(
              "unknownBackEnd",
              "{fault: halfOpen, times: 1,",
              "{fault: halfOpen, backEnd: iptables,",
              "demo.yaml:61: unknown backEnd 'iptables'. Known here: proxy, nft, netem, tap,"
                  + " service, networkService, ethernet, wifi, serial, power."),
          new Mistake(
              "everyNearerThanItsLength",
              "{fault: halfOpen, times: 1,",
              "{fault: halfOpen, every: 2s,",
              "demo.yaml:61: it would come again while it lasts, or nearer than 'gapAtLeast'. Make"
                  + " the spacing at least 2200 ms."),
          new Mistake(
              "rampOfNoQuantity",
              "{fault: halfOpen, times: 1,",
              "{fault: reset, ramp: {parameter: delay, from: 0s, to: 1s, steps: 3},",
              "demo.yaml:61: 'delay' of 'reset' can't be ramped. Known here: after, connections."),
          new Mistake(
              "rampBesideAValue",
              "{fault: latency, times: 1, lasts: 1800ms, delay: 120ms,",
              "{fault: latency, ramp: {parameter: delay, from: 1ms, to: 1s, steps: 3}, lasts:"
                  + " 1800ms, delay: 120ms,",
              "demo.yaml:62: 'delay' is ramped, it has no value of its own. Remove it."),
          new Mistake(
              "rampOfManySteps",
              "{fault: latency, times: 1, lasts: 1800ms, delay: 120ms,",
              "{fault: latency, ramp: {parameter: delay, from: 1ms, to: 1s, steps: 30}, lasts:"
                  + " 1800ms,",
              "demo.yaml:62: 30 steps with their gaps don't fit into 'lasts'. Use fewer steps, or"
                  + " make 'lasts' longer or 'gapAtLeast' smaller."),
          new Mistake(
              "dutyCycleOfAGatewayInHaste",
              "{fault: gatewayRestart, times: 1,",
              "{fault: gatewayRestart, dutyCycle: {on: 200ms, off: 200ms},",
              "demo.yaml:58: the next one would begin before this one is seen to be gone. Make"
                  + " 'off' at least 2 s for a fault that reaches all units at once."),
          new Mistake(
              "unknownFaultInAMix",
              "{fault: halfOpen, times: 1,",
              "{mix: [{weight: 1, fault: los}],",
              "demo.yaml:61: unknown fault 'los'. Did you mean 'loss'?"),
          new Mistake(
              "drawnAcrossPhases",
              "{fault: halfOpen, times: 1,",
              "{fault: halfOpen, within: run,",
              "demo.yaml:61: the seed places faults in the stress phase only. Add 'at' or 'every',"
                  + " or remove 'within'."),
          new Mistake(
              "acrossTheRunsEnd",
              "{fault: halfOpen, times: 1,",
              "{fault: halfOpen, within: run, at: 27s,",
              "demo.yaml:61: this fault ends after the run of 28 s. Start it earlier or shorten"
                  + " it."),
          new Mistake(
              "phaseTooLong",
              "stress: 16s",
              "stress: 31d",
              "demo.yaml:51: 'stress' is 31d, which is too much. Write at most 30 d."));

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void namesLineMistakeAndRemedy(Mistake mistake) {
    mistake.requireMessage();
  }
}
