package org.pumprig.fault;

import static org.pumprig.fault.FaultWords.LIMIT_NANOS;
import static org.pumprig.fault.FaultWords.requireBetween;
import static org.pumprig.fault.FaultWords.spoken;
import static org.pumprig.fault.FaultWords.time;

import java.util.Optional;

/**
 * A fault in what a network offers beside the gateway: names, addresses, time. They act where the
 * rig itself serves these (topologies {@code router} and {@code access-point}).
 */
public sealed interface NetworkServiceFault extends Fault {
  @Override
  default Optional<String> sharedThing() {
    return Optional.of(FaultSpec.GATEWAY);
  }

  /** DNS queries get no answer. */
  record DnsSilent() implements NetworkServiceFault {
    @Override
    public String name() {
      return "dnsSilent";
    }

    @Override
    public String summary() {
      return "DNS doesn't answer";
    }
  }

  /** The gateway's name doesn't exist (NXDOMAIN). */
  record DnsNoSuchName() implements NetworkServiceFault {
    @Override
    public String name() {
      return "dnsNoSuchName";
    }

    @Override
    public String summary() {
      return "DNS says that the gateway's name doesn't exist";
    }
  }

  /**
   * The gateway's name leads elsewhere.
   *
   * @param address numeric address that is answered
   */
  record DnsWrongAddress(String address) implements NetworkServiceFault {
    @Override
    public String name() {
      return "dnsWrongAddress";
    }

    @Override
    public String parameters() {
      return "address=" + address;
    }

    @Override
    public String summary() {
      return "DNS gives " + address + " for the gateway's name";
    }
  }

  /** DHCP requests get no answer. */
  record DhcpNoLease() implements NetworkServiceFault {
    @Override
    public String name() {
      return "dhcpNoLease";
    }

    @Override
    public String summary() {
      return "DHCP doesn't answer";
    }
  }

  /** DHCP has no address left: it answers those who renew with a refusal, others not at all. */
  record DhcpPoolExhausted() implements NetworkServiceFault {
    @Override
    public String name() {
      return "dhcpPoolExhausted";
    }

    @Override
    public String summary() {
      return "DHCP has no address left";
    }
  }

  /**
   * The time served by NTP is off.
   *
   * @param stepNanos by how much; negative: in the past; not 0
   */
  record NtpStep(long stepNanos) implements NetworkServiceFault {
    /** Checks the range. */
    public NtpStep {
      requireBetween("step in ns", stepNanos, -LIMIT_NANOS, LIMIT_NANOS);
      if (stepNanos == 0) {
        throw new IllegalArgumentException("a step of 0 is no fault");
      }
    }

    @Override
    public String name() {
      return "ntpStep";
    }

    @Override
    public String parameters() {
      return "step=" + (stepNanos < 0 ? "-" : "") + time(Math.abs(stepNanos));
    }

    @Override
    public String summary() {
      return "NTP serves a time that is off by "
          + spoken(Math.abs(stepNanos))
          + (stepNanos < 0 ? ", in the past" : "");
    }
  }
}
