package org.pumprig.rig.plan;

import static org.pumprig.rig.plan.Parameter.time;
import static org.pumprig.rig.plan.Parameter.word;

import java.util.List;
import java.util.regex.Pattern;
import org.pumprig.fault.Fault;
import org.pumprig.fault.NetworkServiceFault;
import org.pumprig.rig.yaml.InputProblem;

/** Faults in DNS, DHCP and NTP, as plans write them. */
final class NetworkServiceKinds {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

  static final List<FaultKind> ALL =
      List.of(
          FaultKind.of("dnsSilent", in -> new NetworkServiceFault.DnsSilent()),
          FaultKind.of("dnsNoSuchName", in -> new NetworkServiceFault.DnsNoSuchName()),
          FaultKind.of(
              "dnsWrongAddress",
              NetworkServiceKinds::wrongAddress,
              word("address", "IPv4 address")),
          FaultKind.of("dhcpNoLease", in -> new NetworkServiceFault.DhcpNoLease()),
          FaultKind.of("dhcpPoolExhausted", in -> new NetworkServiceFault.DhcpPoolExhausted()),
          FaultKind.of(
              "ntpStep", NetworkServiceKinds::step, time("step"), word("past", "flag").optional()));

  private NetworkServiceKinds() {}

  private static Fault wrongAddress(FaultInput in) throws InputProblem {
    var address = in.fields().scalar("address");
    if (!ADDRESS.matcher(address.text()).matches()) {
      throw address
          .place()
          .problem(
              "'address' must be an IPv4 address, not " + address.shown(),
              "Write one such as 192.0.2.1");
    }
    return new NetworkServiceFault.DnsWrongAddress(address.text());
  }

  private static Fault step(FaultInput in) throws InputProblem {
    long nanos = in.time("step");
    return new NetworkServiceFault.NtpStep(in.flagOrNot("past") ? -nanos : nanos);
  }
}
