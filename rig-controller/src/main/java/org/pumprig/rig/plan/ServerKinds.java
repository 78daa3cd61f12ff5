package org.pumprig.rig.plan;

import static org.pumprig.rig.plan.Parameter.time;
import static org.pumprig.rig.plan.Parameter.word;

import java.util.List;
import org.pumprig.fault.Fault;
import org.pumprig.fault.ServerFault;
import org.pumprig.rig.yaml.InputProblem;

/** Faults in the gateway, as plans write them. */
final class ServerKinds {
  static final List<FaultKind> ALL =
      List.of(
          FaultKind.of("gatewayRestart", in -> new ServerFault.Restart()),
          FaultKind.of("gatewayFreeze", in -> new ServerFault.Freeze()),
          FaultKind.of("gatewayRefuse", in -> new ServerFault.RefuseNew()),
          FaultKind.of(
              "slowAcknowledgement",
              in -> new ServerFault.SlowAcknowledgement(in.time("delay")),
              time("delay")),
          FaultKind.of("missingAcknowledgement", in -> new ServerFault.MissingAcknowledgement()),
          FaultKind.of(
              "errorAcknowledgement",
              ServerKinds::errorAcknowledgement,
              word("code", "`AE` or `AR`")),
          FaultKind.of(
              "databaseBrownOut",
              in -> new ServerFault.BrownOut(in.time("commit")),
              time("commit")),
          FaultKind.of("loadBalancerFailOver", in -> new ServerFault.FailOver()),
          FaultKind.of("patchCycle", ServerKinds::patchCycle, time("coldStart")),
          FaultKind.of(
              "tlsVersionOff",
              ServerKinds::tlsVersionOff,
              word("version", "`TLSv1.2` or `TLSv1.3`")),
          FaultKind.of("certificateExpired", in -> new ServerFault.CertificateExpired()));

  private ServerKinds() {}

  private static Fault errorAcknowledgement(FaultInput in) throws InputProblem {
    return new ServerFault.ErrorAcknowledgement(
        in.fields()
            .choice("code", List.of(ServerFault.ErrorAcknowledgement.Code.values()), Enum::name));
  }

  private static Fault tlsVersionOff(FaultInput in) throws InputProblem {
    return new ServerFault.TlsVersionOff(
        in.fields().choice("version", List.of("TLSv1.2", "TLSv1.3"), name -> name));
  }

  /** At half time, when the absence is verified, the cold start must not have begun. */
  private static Fault patchCycle(FaultInput in) throws InputProblem {
    long coldStartNanos = in.timeOrNone("coldStart");
    if (coldStartNanos >= in.lastsNanos() / 2) {
      throw in.fields()
          .place("coldStart")
          .problem(
              "the gateway is back before its absence is looked at, half-way through the fault",
              "Make 'coldStart' shorter than half of 'lasts'");
    }
    return new ServerFault.PatchCycle(coldStartNanos);
  }
}
