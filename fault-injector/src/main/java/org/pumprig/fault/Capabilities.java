package org.pumprig.fault;

import static org.pumprig.fault.BackEnd.ETHERNET;
import static org.pumprig.fault.BackEnd.NETEM;
import static org.pumprig.fault.BackEnd.NETWORK_SERVICE;
import static org.pumprig.fault.BackEnd.NFT;
import static org.pumprig.fault.BackEnd.POWER;
import static org.pumprig.fault.BackEnd.PROXY;
import static org.pumprig.fault.BackEnd.SERIAL;
import static org.pumprig.fault.BackEnd.SERVICE;
import static org.pumprig.fault.BackEnd.TAP;
import static org.pumprig.fault.BackEnd.WIFI;
import static org.pumprig.fault.Recovery.ASSOCIATION;
import static org.pumprig.fault.Recovery.AT_ONCE;
import static org.pumprig.fault.Recovery.DRIVER;
import static org.pumprig.fault.Recovery.LINK;
import static org.pumprig.fault.Recovery.NEXT_CONNECTION;
import static org.pumprig.fault.Recovery.QUEUE;
import static org.pumprig.fault.Recovery.SERVICE_START;
import static org.pumprig.fault.Recovery.SYN_BACK_OFF;
import static org.pumprig.fault.Recovery.TCP_BACK_OFF;
import static org.pumprig.fault.Recovery.THE_DELAY;
import static org.pumprig.fault.Recovery.UNIT_CACHES;
import static org.pumprig.fault.Recovery.UNIT_TIME_OUT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one table of faults and back ends: {@code check} refuses by it, {@code doctor} and the docs
 * print it, and every back end's {@link Injector#injects} is tested against it.
 *
 * <p>The proxy injects packet faults into UDP flows only. The packet filter has no ICMP answer
 * "fragmentation needed": of {@code smallMtu} it can do the silent kind only. The network emulator
 * has no loss of every nth packet, its own Pareto table, and one bucket for all of a unit's
 * packets.
 */
public final class Capabilities {
  /** Every fault, by family. */
  public static final List<Capability> ALL = List.copyOf(all());

  private static final String BOTH_SIDES = "packet counts on both sides of the injector";

  private Capabilities() {}

  /** The row of a fault. */
  public static Optional<Capability> of(String fault) {
    return ALL.stream().filter(capability -> capability.fault().equals(fault)).findFirst();
  }

  /** Whether the back end can inject the fault with its parameters. */
  public static boolean can(BackEnd backEnd, Fault fault) {
    return of(fault.name()).filter(row -> row.backEnds().contains(backEnd)).isPresent()
        && !(backEnd == NFT
            && fault instanceof PacketFault.SmallMtu(int _, boolean silent)
            && !silent)
        && !(backEnd == NETEM && isBeyondNetem(fault));
  }

  private static boolean isBeyondNetem(Fault fault) {
    return switch (fault) {
      case PacketFault.Loss(LossModel.EveryNth _) -> true;
      case PacketFault.Rate(long _, long _, long _, boolean perFlow) -> perFlow;
      case PacketFault.Delay(long _, Jitter jitter, boolean _) ->
          jitter instanceof Jitter.Pareto || jitter instanceof Jitter.Table;
      default -> false;
    };
  }

  private static List<Capability> all() {
    var rows = new ArrayList<Capability>();
    packets(rows);
    streams(rows);
    servers(rows);
    others(rows);
    return rows;
  }

  private static void packets(List<Capability> rows) {
    add(rows, "loss", BOTH_SIDES, TCP_BACK_OFF, NFT, TAP, NETEM, PROXY);
    add(rows, "delay", "delay of each packet between both sides", TCP_BACK_OFF, TAP, NETEM, PROXY);
    add(rows, "reorder", "order on both sides", TCP_BACK_OFF, TAP, NETEM, PROXY);
    add(rows, "duplicate", BOTH_SIDES, AT_ONCE, NFT, TAP, NETEM, PROXY);
    add(rows, "corrupt", "bytes on both sides", TCP_BACK_OFF, TAP, NETEM, PROXY);
    add(rows, "rate", "bytes a second on the far side", TCP_BACK_OFF, TAP, NETEM, PROXY);
    add(rows, "blackhole", BOTH_SIDES, TCP_BACK_OFF, NFT, TAP, NETEM, PROXY);
    add(rows, "reject", "packet counts, ICMP answers", TCP_BACK_OFF, NFT, TAP);
    add(rows, "tcpReset", "packet counts, resets answered", AT_ONCE, NFT, TAP);
    add(rows, "tcpHalfOpen", "packet counts, resets sent one way", UNIT_TIME_OUT, NFT, TAP);
    add(rows, "noNewConnections", "connection requests on both sides", SYN_BACK_OFF, NFT, TAP);
    add(rows, "smallMtu", "large packets on both sides", TCP_BACK_OFF, NFT, TAP);
    add(rows, "lowMss", "segment size offered on both sides", NEXT_CONNECTION, NFT, TAP);
    add(rows, "trace", BOTH_SIDES, TCP_BACK_OFF, TAP, PROXY);
    add(rows, "netem", BOTH_SIDES, TCP_BACK_OFF, NETEM);
  }

  private static void streams(List<Capability> rows) {
    add(rows, "latency", "round trip of messages", THE_DELAY, PROXY);
    add(rows, "stall", "silence on the unit's wire", AT_ONCE, PROXY);
    add(rows, "reset", "reset on the unit's wire", AT_ONCE, PROXY);
    add(rows, "halfOpen", "silence on the unit's wire", UNIT_TIME_OUT, PROXY);
    add(rows, "refuse", "a connect probe is refused", AT_ONCE, PROXY);
    add(rows, "bandwidth", "bytes a second on the far side", QUEUE, PROXY);
    add(rows, "slowClose", "time between both ends of a connection", THE_DELAY, PROXY);
    add(rows, "timeOut", "silence on the unit's wire, then its end", AT_ONCE, PROXY);
    add(rows, "slicer", "size of the pieces delivered", AT_ONCE, PROXY);
    add(rows, "dataLimit", "end on the unit's wire at the limit", AT_ONCE, PROXY);
    add(rows, "acceptSilence", "silence on new connections", AT_ONCE, PROXY);
    add(rows, "slowConnect", "time from accept to the gateway's leg", THE_DELAY, PROXY);
  }

  private static void servers(List<Capability> rows) {
    add(rows, "gatewayRestart", "a connect probe is refused", SERVICE_START, SERVICE);
    add(rows, "gatewayFreeze", "a probe's message gets no answer", AT_ONCE, SERVICE);
    add(rows, "gatewayRefuse", "a connect probe is refused", AT_ONCE, SERVICE);
    add(rows, "slowAcknowledgement", "round trip of messages", THE_DELAY, SERVICE);
    add(rows, "missingAcknowledgement", "silence on the unit's wire", AT_ONCE, SERVICE);
    add(rows, "errorAcknowledgement", "error acknowledgement on the unit's wire", AT_ONCE, SERVICE);
    add(rows, "databaseBrownOut", "round trip of messages", QUEUE, SERVICE);
    add(
        rows,
        "loadBalancerFailOver",
        "reset on the unit's wire, other backend answers",
        AT_ONCE,
        SERVICE);
    add(rows, "patchCycle", "a connect probe is refused", SERVICE_START, SERVICE);
    add(rows, "tlsVersionOff", "a TLS probe of that version fails", AT_ONCE, SERVICE);
    add(rows, "certificateExpired", "a TLS probe sees the certificate's dates", AT_ONCE, SERVICE);
    add(rows, "dnsSilent", "a DNS probe gets no answer", UNIT_CACHES, NETWORK_SERVICE);
    add(rows, "dnsNoSuchName", "a DNS probe is answered NXDOMAIN", UNIT_CACHES, NETWORK_SERVICE);
    add(
        rows,
        "dnsWrongAddress",
        "a DNS probe gets the wrong address",
        UNIT_CACHES,
        NETWORK_SERVICE);
    add(rows, "dhcpNoLease", "a DHCP probe gets no answer", UNIT_CACHES, NETWORK_SERVICE);
    add(rows, "dhcpPoolExhausted", "a DHCP probe gets no address", UNIT_CACHES, NETWORK_SERVICE);
    add(rows, "ntpStep", "an NTP probe sees the step", UNIT_CACHES, NETWORK_SERVICE);
  }

  private static void others(List<Capability> rows) {
    add(rows, "linkDown", "carrier at the far end", LINK, ETHERNET);
    add(rows, "linkFlapping", "carrier changes at the far end", LINK, ETHERNET);
    add(rows, "apDisabled", "association or beacons gone", ASSOCIATION, WIFI);
    add(rows, "apKilled", "association or beacons gone", ASSOCIATION, WIFI);
    add(rows, "beaconLoss", "association or beacons gone", ASSOCIATION, WIFI);
    add(rows, "stationDeauthenticated", "association lost at both ends", ASSOCIATION, WIFI);
    add(rows, "channelSwitch", "the unit heard on the new channel", ASSOCIATION, WIFI);
    add(rows, "fading", "signal at the unit or at a listener", TCP_BACK_OFF, WIFI);
    add(rows, "radiusSilent", "RADIUS time-outs, the unit kept out", ASSOCIATION, WIFI);
    add(rows, "radiusRejecting", "RADIUS rejections, the unit kept out", ASSOCIATION, WIFI);
    add(rows, "serialByteLoss", "bytes at both ends", AT_ONCE, SERIAL);
    add(rows, "serialBitFlips", "bytes at both ends", AT_ONCE, SERIAL);
    add(rows, "serialTruncation", "bytes at both ends", AT_ONCE, SERIAL);
    add(rows, "serialBreak", "breaks sent", AT_ONCE, SERIAL);
    add(rows, "serialNoise", "bytes at both ends", AT_ONCE, SERIAL);
    add(rows, "serialDelay", "delay between both ends", THE_DELAY, SERIAL);
    add(rows, "serialStuck", "bytes at both ends", AT_ONCE, SERIAL);
    add(rows, "serialUnplugged", "the port is gone", DRIVER, SERIAL);
    add(rows, "powerOff", "the outlet's own report", Recovery.POWER, POWER);
  }

  private static void add(
      List<Capability> rows, String fault, String witness, Recovery recovery, BackEnd... backEnds) {
    rows.add(new Capability(fault, List.of(backEnds), witness, recovery));
  }
}
