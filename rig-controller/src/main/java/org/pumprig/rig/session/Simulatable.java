package org.pumprig.rig.session;

import org.pumprig.fault.Fault;
import org.pumprig.fault.LinkFault;
import org.pumprig.fault.NetworkServiceFault;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.PowerFault;
import org.pumprig.fault.SerialFault;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.WifiFault;
import org.pumprig.fault.model.packet.ModelledTcp;
import org.pumprig.rig.plan.FaultWindow;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlannedFault;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.InputProblem;

/** Which faults exist in virtual time. */
public final class Simulatable {
  private Simulatable() {}

  /**
   * Refuses a plan with a fault, or a rig with units, that virtual time doesn't have.
   *
   * @param file the plan's name in messages
   */
  public static void require(String file, Plan plan, Rig rig) throws InputProblem {
    if (rig.real().isPresent()) {
      throw new InputProblem(
          file,
          1,
          "rig '" + rig.id() + "' has units on ports of this machine: they have no virtual time",
          "Run the plan with 'pumprig run', or use the rig file of an emulated bench");
    }
    for (FaultWindow window : plan.faults().windows()) {
      for (PlannedFault planned : window.course().faults()) {
        if (!isModelled(planned.fault())) {
          throw new InputProblem(
              file,
              planned.line(),
              "'"
                  + planned.fault().name()
                  + "' can't be simulated: virtual time has no model of it",
              "Run the plan in real time, or simulate it without this fault");
        }
      }
    }
  }

  private static boolean isModelled(Fault fault) {
    return switch (fault) {
      case ServerFault.TlsVersionOff _, ServerFault.CertificateExpired _ -> false; // nor of TLS
      case StreamFault _, ServerFault _, SerialFault _, PowerFault _ -> true;
      case PacketFault packet -> ModelledTcp.models(packet);
      case LinkFault _, WifiFault _, NetworkServiceFault _ -> false;
    };
  }
}
