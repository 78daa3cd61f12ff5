package org.pumprig.fault;

import static org.pumprig.fault.BackEnd.ETHERNET;
import static org.pumprig.fault.BackEnd.NETWORK_SERVICE;
import static org.pumprig.fault.BackEnd.NFT;
import static org.pumprig.fault.BackEnd.POWER;
import static org.pumprig.fault.BackEnd.PROXY;
import static org.pumprig.fault.BackEnd.SERIAL;
import static org.pumprig.fault.BackEnd.SERVICE;
import static org.pumprig.fault.BackEnd.TAP;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one table of faults and back ends: {@code check} refuses by it, {@code doctor} and the docs
 * print it, and every back end's {@link Injector#injects} is tested against it.
 *
 * <p>The proxy injects packet faults into UDP flows only. The packet filter has no ICMP answer
 * "fragmentation needed": of {@code smallMtu} it can do the silent kind only.
 */
public final class Capabilities {
  /** Every fault, by family. */
  public static final List<Capability> ALL = List.copyOf(all());

  private static final String TCP = "TCP back-off: up to the length of the fault, at most 120 s";
  private static final String AT_ONCE = "at once; then the unit's own reconnect pause";
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
            && !silent);
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
    add(rows, "loss", BOTH_SIDES, TCP, NFT, TAP, PROXY);
    add(rows, "delay", "delay of each packet between both sides", TCP, TAP, PROXY);
    add(rows, "reorder", "order on both sides", TCP, TAP, PROXY);
    add(rows, "duplicate", BOTH_SIDES, AT_ONCE, NFT, TAP, PROXY);
    add(rows, "corrupt", "bytes on both sides", TCP, TAP, PROXY);
    add(rows, "rate", "bytes a second on the far side", TCP, TAP, PROXY);
    add(rows, "blackhole", BOTH_SIDES, TCP, NFT, TAP, PROXY);
    add(rows, "reject", "packet counts, ICMP answers", TCP, NFT, TAP);
    add(rows, "tcpReset", "packet counts, resets answered", AT_ONCE, NFT, TAP);
    add(
        rows,
        "tcpHalfOpen",
        "packet counts, resets sent one way",
        "the unit's own time-out",
        NFT,
        TAP);
    add(
        rows,
        "noNewConnections",
        "connection requests on both sides",
        "SYN back-off: at most 64 s",
        NFT,
        TAP);
    add(rows, "smallMtu", "large packets on both sides", TCP, NFT, TAP);
    add(rows, "lowMss", "segment size offered on both sides", "the next connection", NFT, TAP);
    add(rows, "trace", BOTH_SIDES, TCP, TAP, PROXY);
  }

  private static void streams(List<Capability> rows) {
    add(rows, "latency", "round trip of messages", "the delay itself", PROXY);
    add(rows, "stall", "silence on the unit's wire", AT_ONCE, PROXY);
    add(rows, "reset", "reset on the unit's wire", AT_ONCE, PROXY);
    add(rows, "halfOpen", "silence on the unit's wire", "the unit's own time-out", PROXY);
    add(rows, "refuse", "a connect probe is refused", AT_ONCE, PROXY);
    add(
        rows,
        "bandwidth",
        "bytes a second on the far side",
        "what is queued, at full speed",
        PROXY);
    add(rows, "slowClose", "time between both ends of a connection", "the delay itself", PROXY);
    add(rows, "timeOut", "silence on the unit's wire, then its end", AT_ONCE, PROXY);
    add(rows, "slicer", "size of the pieces delivered", AT_ONCE, PROXY);
    add(rows, "dataLimit", "end on the unit's wire at the limit", AT_ONCE, PROXY);
    add(rows, "acceptSilence", "silence on new connections", AT_ONCE, PROXY);
    add(rows, "slowConnect", "time from accept to the gateway's leg", "the delay itself", PROXY);
  }

  private static void servers(List<Capability> rows) {
    String boot = "the service's own start, proved by a connection";
    add(rows, "gatewayRestart", "a connect probe is refused", boot, SERVICE);
    add(rows, "gatewayFreeze", "a probe's message gets no answer", AT_ONCE, SERVICE);
    add(rows, "gatewayRefuse", "a connect probe is refused", AT_ONCE, SERVICE);
    add(rows, "slowAcknowledgement", "round trip of messages", "the delay itself", SERVICE);
    add(rows, "missingAcknowledgement", "silence on the unit's wire", AT_ONCE, SERVICE);
    add(rows, "errorAcknowledgement", "error acknowledgement on the unit's wire", AT_ONCE, SERVICE);
    add(
        rows,
        "databaseBrownOut",
        "round trip of messages",
        "what is queued, at full speed",
        SERVICE);
    add(
        rows,
        "loadBalancerFailOver",
        "reset on the unit's wire, other backend answers",
        AT_ONCE,
        SERVICE);
    add(rows, "patchCycle", "a connect probe is refused", boot, SERVICE);
    add(rows, "tlsVersionOff", "a TLS probe of that version fails", AT_ONCE, SERVICE);
    add(rows, "certificateExpired", "a TLS probe sees the certificate's dates", AT_ONCE, SERVICE);
    String cache = "the unit's own caches and retries";
    add(rows, "dnsSilent", "a DNS probe gets no answer", cache, NETWORK_SERVICE);
    add(rows, "dnsNoSuchName", "a DNS probe is answered NXDOMAIN", cache, NETWORK_SERVICE);
    add(rows, "dnsWrongAddress", "a DNS probe gets the wrong address", cache, NETWORK_SERVICE);
    add(rows, "dhcpNoLease", "a DHCP probe gets no answer", cache, NETWORK_SERVICE);
    add(rows, "dhcpPoolExhausted", "a DHCP probe gets no address", cache, NETWORK_SERVICE);
    add(rows, "ntpStep", "an NTP probe sees the step", cache, NETWORK_SERVICE);
  }

  private static void others(List<Capability> rows) {
    String link = "negotiation, then TCP back-off";
    add(rows, "linkDown", "carrier at the far end", link, ETHERNET);
    add(rows, "linkFlapping", "carrier changes at the far end", link, ETHERNET);
    add(rows, "serialByteLoss", "bytes at both ends", AT_ONCE, SERIAL);
    add(rows, "serialBitFlips", "bytes at both ends", AT_ONCE, SERIAL);
    add(rows, "serialTruncation", "bytes at both ends", AT_ONCE, SERIAL);
    add(rows, "serialBreak", "breaks sent", AT_ONCE, SERIAL);
    add(rows, "serialNoise", "bytes at both ends", AT_ONCE, SERIAL);
    add(rows, "serialDelay", "delay between both ends", "the delay itself", SERIAL);
    add(rows, "serialStuck", "bytes at both ends", AT_ONCE, SERIAL);
    add(rows, "serialUnplugged", "the port is gone", "the driver's own reopening", SERIAL);
    add(rows, "powerOff", "the outlet's own report", "battery or boot", POWER);
  }

  private static void add(
      List<Capability> rows, String fault, String witness, String recovery, BackEnd... backEnds) {
    rows.add(new Capability(fault, List.of(backEnds), witness, recovery));
  }
}
