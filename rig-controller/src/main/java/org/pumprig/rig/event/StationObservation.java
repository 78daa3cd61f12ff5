package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** What the rig's access point says of the unit's radio. */
public sealed interface StationObservation extends Input {

  /**
   * The unit came, with its keys, or went.
   *
   * @param associated whether it is there now
   * @param atNanos run time at which the access point said so
   */
  record AssociationChanged(boolean associated, long atNanos) implements StationObservation {
    /** Name on disk. */
    public static final String KIND = "association.changed";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.flag("associated", associated).number("atNanos", atNanos);
    }

    /** Reads it back. */
    static AssociationChanged read(Fields in) {
      return new AssociationChanged(in.flag("associated"), in.number("atNanos"));
    }
  }
}
