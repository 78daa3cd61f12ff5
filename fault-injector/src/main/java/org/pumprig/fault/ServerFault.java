package org.pumprig.fault;

import static org.pumprig.fault.FaultWords.requirePositiveSpan;
import static org.pumprig.fault.FaultWords.requireSpan;
import static org.pumprig.fault.FaultWords.spoken;
import static org.pumprig.fault.FaultWords.time;

import java.util.Optional;

/**
 * A fault in the gateway itself, injected through whatever controls its service: the emulated
 * gateway, or the real gateway's own commands. Never by breaking a pinned TLS connection open.
 */
public sealed interface ServerFault extends Fault {
  @Override
  default Optional<String> sharedThing() {
    return Optional.of(FaultSpec.GATEWAY);
  }

  /** By how much every acknowledgement is late at the least; 0 if the fault doesn't delay. */
  default long latenessNanos() {
    return 0;
  }

  /** The gateway is absent from the start of the fault to its revert, then started again. */
  record Restart() implements ServerFault {
    @Override
    public String name() {
      return "gatewayRestart";
    }

    @Override
    public String summary() {
      return "gateway absent, then started again";
    }

    @Override
    public boolean closesListener() {
      return true;
    }
  }

  /**
   * The gateway's process is frozen: its kernel still accepts and acknowledges, nothing answers.
   */
  record Freeze() implements ServerFault {
    @Override
    public String name() {
      return "gatewayFreeze";
    }

    @Override
    public String summary() {
      return "gateway frozen: connections stand, nothing answers";
    }
  }

  /** The gateway closes its listener and keeps its established connections. */
  record RefuseNew() implements ServerFault {
    @Override
    public String name() {
      return "gatewayRefuse";
    }

    @Override
    public String summary() {
      return "gateway refuses new connections, established ones go on";
    }

    @Override
    public boolean closesListener() {
      return true;
    }
  }

  /**
   * The gateway acknowledges every application message so much later.
   *
   * @param delayNanos delay of each acknowledgement, more than 0
   */
  record SlowAcknowledgement(long delayNanos) implements ServerFault {
    /** Checks the sign. */
    public SlowAcknowledgement {
      requirePositiveSpan("delay", delayNanos);
    }

    @Override
    public String name() {
      return "slowAcknowledgement";
    }

    @Override
    public String parameters() {
      return "delay=" + time(delayNanos);
    }

    @Override
    public String summary() {
      return "the gateway acknowledges " + spoken(delayNanos) + " late";
    }

    @Override
    public long latenessNanos() {
      return delayNanos;
    }
  }

  /** The gateway takes messages and acknowledges none. */
  record MissingAcknowledgement() implements ServerFault {
    @Override
    public String name() {
      return "missingAcknowledgement";
    }

    @Override
    public String summary() {
      return "the gateway acknowledges nothing";
    }
  }

  /**
   * The gateway answers every message with an error acknowledgement (HL7 v2.6, table 0008).
   *
   * @param code what it answers
   */
  record ErrorAcknowledgement(Code code) implements ServerFault {
    @Override
    public String name() {
      return "errorAcknowledgement";
    }

    @Override
    public String parameters() {
      return "code=" + code;
    }

    @Override
    public String summary() {
      return "the gateway answers every message with " + code;
    }

    /** HL7 table 0008. */
    public enum Code {
      /** Application error. */
      AE,
      /** Application reject. */
      AR
    }
  }

  /**
   * The gateway's database is in maintenance: connections are accepted, messages wait for their
   * commit one after the other, so that acknowledgements queue up.
   *
   * @param commitNanos time that each commit takes, more than 0
   */
  record BrownOut(long commitNanos) implements ServerFault {
    /** Checks the sign. */
    public BrownOut {
      requirePositiveSpan("commit", commitNanos);
    }

    @Override
    public String name() {
      return "databaseBrownOut";
    }

    @Override
    public String parameters() {
      return "commit=" + time(commitNanos);
    }

    @Override
    public String summary() {
      return "database brown-out: each commit takes " + spoken(commitNanos);
    }

    @Override
    public long latenessNanos() {
      return commitNanos;
    }
  }

  /**
   * The load balancer moves to the other backend: every connection is reset, new ones go to the
   * other backend, which knows nothing of earlier sessions. The revert moves back in the same way.
   */
  record FailOver() implements ServerFault {
    @Override
    public String name() {
      return "loadBalancerFailOver";
    }

    @Override
    public String summary() {
      return "load balancer fails over to the other backend";
    }
  }

  /**
   * An operating system is patched: the gateway is stopped in order, long absent, and slow after
   * its cold start.
   *
   * @param coldStartNanos for so long before the fault's end the gateway runs again, but slowly: an
   *     acknowledgement takes a tenth of what is left of it
   */
  record PatchCycle(long coldStartNanos) implements ServerFault {
    /** Checks the range. */
    public PatchCycle {
      requireSpan("cold start", coldStartNanos);
    }

    @Override
    public String name() {
      return "patchCycle";
    }

    @Override
    public String parameters() {
      return "coldStart=" + time(coldStartNanos);
    }

    @Override
    public String summary() {
      return "gateway's system patched: long absence, cold start of " + spoken(coldStartNanos);
    }

    @Override
    public boolean closesListener() {
      return true;
    }
  }

  /**
   * The gateway no longer speaks the TLS version that the pump uses.
   *
   * @param version the one switched off: {@code TLSv1.2} or {@code TLSv1.3}
   */
  record TlsVersionOff(String version) implements ServerFault {
    /** Checks the name. */
    public TlsVersionOff {
      if (!version.equals("TLSv1.2") && !version.equals("TLSv1.3")) {
        throw new IllegalArgumentException("no TLS version: " + version);
      }
    }

    @Override
    public String name() {
      return "tlsVersionOff";
    }

    @Override
    public String parameters() {
      return "version=" + version;
    }

    @Override
    public String summary() {
      return "the gateway no longer speaks " + version;
    }
  }

  /** The gateway shows a certificate that has expired. */
  record CertificateExpired() implements ServerFault {
    @Override
    public String name() {
      return "certificateExpired";
    }

    @Override
    public String summary() {
      return "the gateway's certificate has expired";
    }
  }
}
