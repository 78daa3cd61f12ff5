package org.pumprig.fault.networkservice;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import org.pumprig.fault.NetworkServiceFault;
import org.pumprig.time.Scheduler;

/** What our responder answers in the daemons' stead. Other names are answered as in health. */
final class Answers {
  private Answers() {}

  /** Empty if the fault is silence. */
  static Optional<Function<byte[], Optional<byte[]>>> of(
      NetworkServiceFault fault, ServedNetwork served, Scheduler clock) {
    return switch (fault) {
      case NetworkServiceFault.DnsSilent _, NetworkServiceFault.DhcpNoLease _ -> Optional.empty();
      case NetworkServiceFault.DnsNoSuchName _ ->
          Optional.of(bytes -> dns(bytes, served, Optional.empty()));
      case NetworkServiceFault.DnsWrongAddress wrong -> {
        Inet4Address elsewhere = address(wrong.address());
        yield Optional.of(bytes -> dns(bytes, served, Optional.of(elsewhere)));
      }
      case NetworkServiceFault.DhcpPoolExhausted _ ->
          Optional.of(
              bytes ->
                  DhcpMessage.parse(bytes)
                      .filter(asked -> asked.request() && asked.type() == DhcpMessage.REQUEST)
                      .map(asked -> asked.refusal(number(served.address()))));
      case NetworkServiceFault.NtpStep step ->
          Optional.of(
              bytes ->
                  NtpMessage.parse(bytes)
                      .filter(asked -> asked.mode() == NtpMessage.CLIENT)
                      .map(
                          asked ->
                              asked.answer(
                                  served.stratum(),
                                  clock.wallMicros() + step.stepNanos() / 1_000)));
    };
  }

  private static Optional<byte[]> dns(
      byte[] bytes, ServedNetwork served, Optional<Inet4Address> elsewhere) {
    return DnsMessage.parse(bytes)
        .filter(asked -> !asked.response())
        .map(
            asked -> {
              boolean faulted = served.gatewayNames().contains(asked.name());
              Optional<Inet4Address> known =
                  faulted ? elsewhere : Optional.ofNullable(served.names().get(asked.name()));
              return known.map(asked::answer).orElseGet(asked::noSuchName);
            });
  }

  /**
   * @throws IllegalArgumentException if it is no numeric IPv4 address
   */
  static Inet4Address address(String text) {
    try {
      if (text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
          && InetAddress.getByName(text) instanceof Inet4Address address) {
        return address;
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no IPv4 address: '" + text + "'", e);
    }
    throw new IllegalArgumentException("no IPv4 address: '" + text + "'");
  }

  private static int number(Inet4Address address) {
    return ByteBuffer.wrap(address.getAddress()).getInt();
  }
}
