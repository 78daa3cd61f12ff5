package org.pumprig.fault.networkservice;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import org.pumprig.fault.NetworkServiceFault;
import org.pumprig.time.Scheduler;

/** Asks for names, addresses and time as a unit does, from where the units are. */
public final class UnitSide {
  private static final int MOST_BYTES = 1_500;
  private static final int MILLIS = 700;

  /**
   * dnsmasq asks the network for three seconds whether an address is in use before it offers it.
   */
  private static final int STRANGER_MILLIS = 4_500;

  /** A unit's own address, which is kept for it, is offered at once. */
  private static final int KNOWN_MILLIS = 1_500;

  private static final int ID = 0x5052;

  /** Locally administered: nobody's. */
  private static final long NOBODY = 0x0250_5249_4701L;

  private final ServedNetwork served;
  private final Scheduler scheduler;
  private final ThreadFactory threads;
  private final long mac;
  private final int dhcpMillis;
  private final int transaction;

  /**
   * Asks for an address as nobody in particular.
   *
   * @param served what is asked about
   * @param scheduler on whose thread answers are told
   * @param threads whose network is the units'
   */
  public UnitSide(ServedNetwork served, Scheduler scheduler, ThreadFactory threads) {
    this(served, scheduler, threads, NOBODY);
  }

  /**
   * Asks for an address as one unit.
   *
   * @param mac address of the unit's Ethernet interface, 48 bits, for which the rig's DHCP keeps an
   *     address
   */
  public UnitSide(ServedNetwork served, Scheduler scheduler, ThreadFactory threads, long mac) {
    this.served = served;
    this.scheduler = scheduler;
    this.threads = threads;
    this.mac = mac;
    this.dhcpMillis = mac == NOBODY ? STRANGER_MILLIS : KNOWN_MILLIS;
    this.transaction = Long.hashCode(mac); // answers are broadcast: others get them too
  }

  /**
   * What was seen.
   *
   * @param witness {@code dnsProbe}, {@code dhcpProbe} or {@code ntpProbe}
   * @param acts whether the fault's effect was seen
   * @param healthy whether the service was seen as it should be
   * @param detail for people
   */
  record Sight(String witness, boolean acts, boolean healthy, String detail) {}

  /** Looks once, after looks that are under way; {@code told} hears once, each within 10 s. */
  void look(NetworkServiceFault fault, Consumer<? super Sight> told) {
    threads
        .newThread(
            () -> {
              Sight sight = sight(fault);
              scheduler.execute(() -> told.accept(sight));
            })
        .start();
  }

  /** One at a time: a DHCP client's port is there once. */
  private synchronized Sight sight(NetworkServiceFault fault) {
    try {
      return switch (fault) {
        case NetworkServiceFault.DnsSilent _ -> {
          var seen = dns();
          yield new Sight(
              "dnsProbe", seen.isEmpty(), seen.filter(this::right).isPresent(), text(seen));
        }
        case NetworkServiceFault.DnsNoSuchName _ -> {
          var seen = dns();
          boolean none = seen.filter(a -> a.code() == DnsMessage.NO_SUCH_NAME).isPresent();
          yield new Sight("dnsProbe", none, seen.filter(this::right).isPresent(), text(seen));
        }
        case NetworkServiceFault.DnsWrongAddress wrong -> {
          var seen = dns();
          var elsewhere = Answers.address(wrong.address());
          boolean acts = seen.flatMap(DnsMessage::address).filter(elsewhere::equals).isPresent();
          yield new Sight("dnsProbe", acts, seen.filter(this::right).isPresent(), text(seen));
        }
        case NetworkServiceFault.DhcpNoLease _ -> {
          var offer = dhcp(DhcpMessage.discover(transaction, mac), DhcpMessage.OFFER);
          yield new Sight("dhcpProbe", offer.isEmpty(), offer.isPresent(), offered(offer));
        }
        case NetworkServiceFault.DhcpPoolExhausted _ -> {
          var refused = dhcp(DhcpMessage.request(transaction, mac), DhcpMessage.NAK);
          var offer = dhcp(DhcpMessage.discover(transaction, mac), DhcpMessage.OFFER);
          yield new Sight(
              "dhcpProbe",
              refused.isPresent() && offer.isEmpty(),
              offer.isPresent(),
              (refused.isPresent() ? "request refused, " : "request not refused, ")
                  + offered(offer));
        }
        case NetworkServiceFault.NtpStep step -> ntp(step);
      };
    } catch (IOException e) {
      return new Sight("probe", false, false, "the probe can't ask: " + e.getMessage());
    }
  }

  private Sight ntp(NetworkServiceFault.NtpStep step) throws IOException {
    Optional<Long> ahead =
        ask(
                NtpMessage.query(scheduler.wallMicros()),
                0,
                new InetSocketAddress(served.address(), 123),
                MILLIS,
                bytes -> NtpMessage.parse(bytes).filter(each -> each.mode() == NtpMessage.SERVER))
            .map(answer -> answer.aheadMicros(scheduler.wallMicros()));
    long stepMicros = step.stepNanos() / 1_000;
    long least = Math.min(500_000, Math.abs(stepMicros) / 2);
    return new Sight(
        "ntpProbe",
        ahead.filter(micros -> Math.abs(micros - stepMicros) <= least).isPresent(),
        ahead.filter(micros -> Math.abs(micros) < least).isPresent(),
        ahead.map(micros -> "time is off by " + micros / 1_000 + " ms").orElse("no answer"));
  }

  private boolean right(DnsMessage answer) {
    return answer.code() == 0
        && answer.address().isPresent()
        && answer.address().get().equals(served.names().get(answer.name()));
  }

  private Optional<DnsMessage> dns() throws IOException {
    String name = served.gatewayNames().stream().findFirst().orElse("gateway");
    return ask(
        DnsMessage.query(ID, name),
        0,
        new InetSocketAddress(served.address(), 53),
        MILLIS,
        bytes -> DnsMessage.parse(bytes).filter(each -> each.response() && each.id() == ID));
  }

  private static String text(Optional<DnsMessage> answer) {
    return answer
        .map(
            each ->
                each.code() == DnsMessage.NO_SUCH_NAME
                    ? each.name() + " doesn't exist"
                    : each.name()
                        + " is "
                        + each.address().map(a -> a.getHostAddress()).orElse("without address"))
        .orElse("no answer");
  }

  private Optional<DhcpMessage> dhcp(byte[] message, int type) throws IOException {
    return ask(
        message,
        68,
        new InetSocketAddress("255.255.255.255", 67),
        dhcpMillis,
        bytes ->
            DhcpMessage.parse(bytes)
                .filter(each -> !each.request() && each.type() == type)
                .filter(each -> each.transaction() == transaction && each.client() == mac));
  }

  private static String offered(Optional<DhcpMessage> offer) {
    return offer
        .map(each -> "an address is offered: " + Integer.toHexString(each.offered()))
        .orElse("no address is offered");
  }

  private <T> Optional<T> ask(
      byte[] message,
      int from,
      InetSocketAddress to,
      int millis,
      Function<byte[], Optional<T>> understood)
      throws IOException {
    try (var socket = new DatagramSocket(null)) {
      // A program that is just being started elsewhere may hold the last probe's port for a moment.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress("0.0.0.0", from));
      socket.setOption(StandardSocketOptions.SO_BROADCAST, true);
      socket.send(new DatagramPacket(message, message.length, to));
      long untilNanos = scheduler.nanoTime() + millis * 1_000_000L;
      byte[] buffer = new byte[MOST_BYTES];
      while (true) {
        int left = (int) ((untilNanos - scheduler.nanoTime()) / 1_000_000);
        if (left <= 0) {
          return Optional.empty();
        }
        socket.setSoTimeout(left);
        var packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        Optional<T> answer = understood.apply(Arrays.copyOf(packet.getData(), packet.getLength()));
        if (answer.isPresent()) {
          return answer;
        }
      }
    } catch (SocketTimeoutException | java.net.PortUnreachableException e) {
      return Optional.empty();
    }
  }
}
