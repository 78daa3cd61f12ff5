package org.pumprig.rig.observe;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.event.BalanceRecord.FlowMeasured;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Lifecycle.TimerFired;
import org.pumprig.rig.event.PacketObservation.PacketsCounted;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.WireObservation.WireAcknowledged;
import org.pumprig.rig.event.WireObservation.WireMessage;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;
import org.pumprig.rig.event.Witness.WeightRead;
import org.pumprig.rig.json.Recordable;

/**
 * Which records tell nothing that wasn't known: the bulk of a soak. What a unit counts up goes on
 * counting; all else that it says has to be what it said before.
 */
public final class Repeats {
  private static final String ACCEPTED = "AA";

  private @Nullable ServiceStatus status;
  private @Nullable FlowRead flow;
  private boolean flows;
  private @Nullable ContactState contact;
  private @Nullable String screen;

  /** Shows it the next record of a run; true if that tells nothing new. */
  public boolean on(Recordable record) {
    return switch (record) {
      case ServiceStatus now -> status(now);
      case FlowRead now -> flow(now);
      case ContactRead now -> {
        boolean same = now.state() == contact;
        contact = now.state();
        yield same;
      }
      case ScreenRead now -> {
        boolean same = now.text().equals(screen);
        screen = now.text();
        yield same;
      }
      case WireAcknowledged now -> now.code().equals(ACCEPTED);
      case WireMessage _, WeightRead _, FlowMeasured _, PacketsCounted _, TimerFired _ -> true;
      default -> false; // everything else is news
    };
  }

  private boolean status(ServiceStatus now) {
    ServiceStatus before = status;
    status = now;
    return before != null
        && now.state() == before.state()
        && Objects.equals(now.code(), before.code())
        && now.rateMicrolitresPerHour() == before.rateMicrolitresPerHour()
        && now.primaryRateMicrolitresPerHour() == before.primaryRateMicrolitresPerHour()
        && now.primaryVolumeMicrolitres() < 0 == before.primaryVolumeMicrolitres() < 0
        && now.secondaryRateMicrolitresPerHour() == before.secondaryRateMicrolitresPerHour()
        && now.secondaryVolumeMicrolitres() < 0 == before.secondaryVolumeMicrolitres() < 0
        && now.upMillis() >= before.upMillis();
  }

  private boolean flow(FlowRead now) {
    FlowRead before = flow;
    flow = now;
    boolean moved = before != null && now.nanolitres() > before.nanolitres();
    boolean same = before != null && moved == flows && now.nanolitres() >= before.nanolitres();
    flows = moved;
    return same;
  }
}
