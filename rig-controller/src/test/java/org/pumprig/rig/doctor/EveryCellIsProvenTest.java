package org.pumprig.rig.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pumprig.fault.Capabilities;

/**
 * Every cell of the table of faults and back ends that doctor prints has a test that shows the
 * fault act by that back end; here stands which. A cell without one is red.
 */
class EveryCellIsProvenTest {
  /** Fault, back end, test. */
  private static final String PROOFS =
      """
      loss nft LossIT#theReceiverMissesExactlyWhatTheCountersSay
      loss tap TapRelayIT#theSameSeedLosesTheSamePacketsAndTheReceiverMissesWhatWasCounted
      loss netem NetemLabIT#lossWithASeedTakesTheSamePacketsAgain
      loss proxy UdpRelayIT#lossIsCountedAsTheReceiverMissesIt
      delay tap TapRelayIT#aDelayActsOnEveryPacketOfItsDirection
      delay netem NetemLabIT#aDelay
      delay proxy UdpRelayIT#delayHoldsOrderAndTime
      reorder tap TapRelayIT#packetsAreReorderedAndNoneIsLost
      reorder netem NetemLabIT#overtaking
      reorder proxy UdpRelayIT#duplicatesAndReordersAndCorrupts
      duplicate nft TcpFaultIT#copiesArriveAtTheReceiver
      duplicate tap TapRelayIT#packetsAreDuplicated
      duplicate netem NetemLabIT#copiesAndFlippedBits
      duplicate proxy UdpRelayIT#duplicatesAndReordersAndCorrupts
      corrupt tap TapRelayIT#corruptedPacketsAreDiscardedByTheirReceiver
      corrupt netem NetemLabIT#copiesAndFlippedBits
      corrupt proxy UdpRelayIT#duplicatesAndReordersAndCorrupts
      rate tap TapRelayIT#aRateLosesWhatItsQueueDoesNotHold
      rate netem NetemLabIT#aRate
      rate proxy UdpRelayIT#aRateIsKept
      blackhole nft TcpFaultIT#aBlackholeLetsNewConnectionsWaitAndStallsOpenOnes
      blackhole tap TapRelayIT#aBlackholeTakesEverythingUntilItIsReverted
      blackhole netem NetemLabIT#withoutItsControllerItEndsByItselfAndRecoveryRemovesTheRest
      blackhole proxy UdpRelayIT#aBlackholeTakesAllUntilItIsReverted
      reject nft TcpFaultIT#rejectionsReachTheSender
      reject tap TapRelayIT#aRejectedConnectionIsRefusedOrUnreachable
      tcpReset nft TcpFaultIT#aResetTowardsTheGatewayRefusesNewConnectionsAndResetsThePump
      tcpReset tap TapRelayIT#aResetReachesTheSenderOfAnEstablishedConnection
      tcpHalfOpen nft TcpFaultIT#halfOpenTowardsThePumpResetsTheGatewayAndLeavesThePumpInSilence
      tcpHalfOpen tap TapRelayIT#halfOpenTowardsThePumpResetsTheGatewayAndThePumpStalls
      noNewConnections nft TcpFaultIT#noNewConnectionsWhileOpenOnesGoOn
      noNewConnections tap TapRelayIT#withoutNewConnectionsEstablishedOnesGoOn
      smallMtu nft TcpFaultIT#largePacketsVanishUnderASmallMtu
      smallMtu tap TapRelayIT#aSmallMtuLetsSmallPacketsPassAndTellsTcp
      lowMss nft TcpFaultIT#aLowSegmentSizeIsWhatTheGatewayHears
      lowMss tap TapRelayIT#aLowSegmentSizeMakesSegmentsSmall
      trace tap TapRelayIT#aTraceIsPlayed
      trace proxy UdpRelayIT#aTraceIsPlayed
      netem netem NetemLabIT#everyParameterOfNetemAtOnce
      latency proxy NettyFaultProxyIT#latencyDelaysAtLeastAsAskedAndOnlyThatWay
      stall proxy NettyFaultProxyIT#stallHoldsAndThenDeliversInOrder
      reset proxy NettyFaultProxyIT#resetCutsEstablishedAndNewConnections
      halfOpen proxy NettyFaultProxyIT#halfOpenIsSilentWhileTheGatewaysSideIsGone
      refuse proxy NettyFaultProxyIT#refuseIsTheKernelsAndEndsWithTheRevert
      bandwidth proxy FurtherStreamFaultsIT#bandwidthLetsSoManyBytesThroughInATime
      slowClose proxy FurtherStreamFaultsIT#slowCloseTellsTheOtherEndLater
      timeOut proxy FurtherStreamFaultsIT#timeOutLosesWhatIsSaidAndClosesInOrder
      slicer proxy FurtherStreamFaultsIT#aSlicerDeliversSmallPieces
      dataLimit proxy FurtherStreamFaultsIT#aDataLimitEndsTheConnectionBehindItsLastByte
      acceptSilence proxy FurtherStreamFaultsIT#acceptSilenceTakesNewConnectionsOnly
      slowConnect proxy FurtherStreamFaultsIT#slowConnectLetsBytesWaitForTheGateway
      gatewayRestart service RealGatewayIT#restartIsProvenAndTheServiceRunsAfterIt
      gatewayFreeze service RealGatewayIT#frozenProcessOfAKilledControllerAnswersAgainAfterTheNextStart
      gatewayRefuse service GatewayBenchIT#aGatewayThatRefusesIsTheKernelsRefusalAndTheOpenConnectionGoesOn
      slowAcknowledgement service ServiceInjectorTest#acknowledgementsAreSlowedAndRestored
      missingAcknowledgement service GatewayBenchIT#aMissingAcknowledgementIsMissingToTheProbeAndOnTheUnitsWire
      errorAcknowledgement service GatewayBenchIT#errorAcknowledgementIsSeenOnTheUnitsWire
      databaseBrownOut service GatewayBenchIT#aBrownOutLetsTheUnitWaitForItsCommitAtLeast
      loadBalancerFailOver service GatewayBenchIT#failOverResetsTheUnitsConnectionAndTheOtherBackendAnswers
      patchCycle service GatewayBenchIT#aPatchCycleCutsTheUnitOffAndComesBackColdByItself
      tlsVersionOff service GatewayBenchIT#tlsPassesUnreadAndItsFaultsAreSeenByAHandshake
      certificateExpired service GatewayBenchIT#tlsPassesUnreadAndItsFaultsAreSeenByAHandshake
      dnsSilent networkService NetworkServiceIT#isSeenFromTheUnitsSideAndGoneAfter
      dnsNoSuchName networkService NetworkServiceIT#isSeenFromTheUnitsSideAndGoneAfter
      dnsWrongAddress networkService NetworkServiceIT#isSeenFromTheUnitsSideAndGoneAfter
      dhcpNoLease networkService NetworkServiceIT#isSeenFromTheUnitsSideAndGoneAfter
      dhcpPoolExhausted networkService NetworkServiceIT#isSeenFromTheUnitsSideAndGoneAfter
      ntpStep networkService NetworkServiceIT#isSeenFromTheUnitsSideAndGoneAfter
      linkDown ethernet EthernetInjectorIT#theFarEndLosesItsCarrierAndAllIsAsBeforeAfterwards
      linkFlapping ethernet EthernetInjectorIT#aFlappingLinkLosesItsCarrierAgainAndAgain
      serialByteLoss serial SerialFaultLineTest#lostBytesAreLostInTheAskedDirectionOnlyAndAtTheAskedRate
      serialBitFlips serial SerialFaultLineTest#flippedBitsKeepTheLengthAndComeAtTheAskedRate
      serialTruncation serial SerialFaultLineTest#cutMessagesLoseTheirEndsAndTheNextMessageIsWhole
      serialBreak serial SerialFaultLineTest#breaksHoldThePortsLineAndReachTheOtherSideAsNul
      serialNoise serial SerialFaultLineTest#noiseComesBetweenMessagesNeverInsideOne
      serialDelay serial SerialFaultLineTest#aDelayHoldsBytesInOrderForExactlyItsTime
      serialStuck serial SerialRelayIT#faultsActOnRealPortsAndEndWithTheirRevert
      serialUnplugged serial SerialRelayIT#anUnpluggedAdapterComesBackByItselfAfterTheRevert
      powerOff power PowerInjectorTest#powerGoesAndComesBackAndTheOutletItselfSaysSo
      apDisabled wifi WifiLabIT#everyFaultIsSeenAtTheStationAndGoneAfterwards
      apKilled wifi WifiLabIT#everyFaultIsSeenAtTheStationAndGoneAfterwards
      beaconLoss wifi WifiLabIT#everyFaultIsSeenAtTheStationAndGoneAfterwards
      stationDeauthenticated wifi WifiLabIT#everyFaultIsSeenAtTheStationAndGoneAfterwards
      channelSwitch wifi WifiLabIT#everyFaultIsSeenAtTheStationAndGoneAfterwards
      fading wifi WifiLabIT#everyFaultIsSeenAtTheStationAndGoneAfterwards
      radiusSilent wifi WifiLabIT#everyFaultIsSeenAtTheStationAndGoneAfterwards
      radiusRejecting wifi WifiLabIT#everyFaultIsSeenAtTheStationAndGoneAfterwards
      """;

  private static final List<Path> TESTS =
      Stream.of("fault-injector", "rig-controller")
          .map(module -> Path.of("..", module, "src/test/java"))
          .toList();
  private static final Path FAULTS = Path.of("../fault-injector/src/main/java/org/pumprig/fault");
  private static final Pattern NAMED =
      Pattern.compile("record (\\w+)\\([^{]*\\{|String name\\(\\) \\{\\s*return \"(\\w+)\"");

  private static final Map<String, Path> BY_CLASS = new LinkedHashMap<>();
  private static final Map<String, String> RECORDS = new LinkedHashMap<>();

  record Proof(String fault, String backEnd, String test) {
    static Proof of(String line) {
      String[] words = line.split(" ", -1);
      return new Proof(words[0], words[1], words[2]);
    }

    String cell() {
      return fault + " by " + backEnd;
    }

    @Override
    public String toString() {
      return cell();
    }
  }

  static List<Proof> proofs() {
    return PROOFS.lines().map(Proof::of).toList();
  }

  @BeforeAll
  static void readSources() throws IOException {
    for (Path tests : TESTS) {
      try (Stream<Path> files = Files.walk(tests)) {
        files
            .filter(each -> each.toString().endsWith(".java"))
            .forEach(each -> BY_CLASS.put(name(each), each));
      }
    }
    try (Stream<Path> families = Files.list(FAULTS)) {
      for (Path family : families.filter(each -> each.toString().endsWith("Fault.java")).toList()) {
        Matcher each = NAMED.matcher(Files.readString(family));
        String record = "";
        while (each.find()) {
          if (each.group(1) != null) {
            record = name(family) + "." + each.group(1) + "(";
          } else {
            RECORDS.put(each.group(2), record);
          }
        }
      }
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replace(".java", "");
  }

  @Test
  void thereIsAProofForEachCellAndNoneForAnythingElse() {
    List<String> cells =
        Capabilities.ALL.stream()
            .flatMap(row -> row.backEnds().stream().map(by -> row.fault() + " by " + by.diskName()))
            .toList();
    assertThat(proofs().stream().map(Proof::cell))
        .as("a cell of Capabilities needs a test that shows the fault act: name it above")
        .containsExactlyInAnyOrderElementsOf(cells);
  }

  @ParameterizedTest
  @MethodSource("proofs")
  void theTestIsThereAndAppliesThatFault(Proof proof) throws IOException {
    String test = proof.test().substring(0, proof.test().indexOf('#'));
    String method = proof.test().substring(proof.test().indexOf('#') + 1);
    Path file = Optional.ofNullable(BY_CLASS.get(test)).orElseThrow();
    String source = Files.readString(file);
    assertThat(source).containsPattern("void " + method + "\\(").doesNotContain("@Disabled");
    String record = Optional.ofNullable(RECORDS.get(proof.fault())).orElseThrow();
    assertThat(
            source.contains("new " + record)
                || Pattern.compile("\\b" + proof.fault() + "\\b").matcher(source).find())
        .as(test + " makes a " + record + ") or names " + proof.fault())
        .isTrue();
  }
}
