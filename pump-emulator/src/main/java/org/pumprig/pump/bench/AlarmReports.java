package org.pumprig.pump.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.frame.MllpFramer;
import org.pumprig.pump.device.Pump;
import org.pumprig.pump.device.PumpState;
import org.pumprig.pump.device.PumpStatus;
import org.pumprig.pump.protocol.AlarmMessage;
import org.pumprig.pump.protocol.DeliveryMessage;

/**
 * What a pump's gateway is told of alarms and of delivery: changes since it was told last, so that
 * what changed while the connection was down is told when it is back. What a silent pump would say
 * isn't told.
 */
final class AlarmReports {
  private final String serial;
  private final Pump pump;
  private @Nullable String code;
  private boolean infusing;
  private long alarms;
  private long events;

  AlarmReports(String serial, Pump pump) {
    this.serial = serial;
    this.pump = pump;
  }

  /** What is to be sent now over a connection that is open, framed. */
  List<byte[]> due(long nowNanos, long wallMicros) {
    if (!pump.answers()) {
      return List.of();
    }
    var due = new ArrayList<byte[]>();
    PumpStatus status = pump.status(nowNanos);
    boolean infuses = status.state() == PumpState.INFUSING;
    if (infuses != infusing) {
      infusing = infuses;
      events++;
      due.add(
          MllpFramer.encode(
              new DeliveryMessage(serial, "E" + events, wallMicros, event(status), status)
                  .encode()));
    }
    String shown = status.code();
    if (code != null && !code.equals(shown)) {
      due.add(alarm(code, false, wallMicros));
    }
    if (shown != null && !shown.equals(code)) {
      due.add(alarm(shown, true, wallMicros));
    }
    code = shown;
    return due;
  }

  private static DeliveryMessage.Event event(PumpStatus status) {
    if (status.state() == PumpState.INFUSING) {
      return DeliveryMessage.Event.START;
    }
    boolean through = status.code() == null && status.primary() == null;
    return through ? DeliveryMessage.Event.COMPLETE : DeliveryMessage.Event.STOP;
  }

  private byte[] alarm(String of, boolean active, long wallMicros) {
    alarms++;
    return MllpFramer.encode(
        new AlarmMessage(serial, "A" + alarms, wallMicros, of, active).encode());
  }
}
