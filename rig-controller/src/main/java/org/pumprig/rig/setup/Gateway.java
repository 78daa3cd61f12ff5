package org.pumprig.rig.setup;

import java.util.List;
import org.pumprig.fault.service.ServiceCommands;
import org.pumprig.link.Endpoint;

/**
 * A real gateway, as the rig file says.
 *
 * @param endpoint where it listens, as seen from the rig
 * @param speaksHl7 whether it answers HL7 queries by MLLP, so that silence can be told from health
 * @param commands by which programs it is made ill and well again
 * @param holds a program, where those run, that prints the control ids (MSH-10) which the gateway
 *     has stored of a unit, one a line; {@value #SERIAL} and {@value #SINCE} stand for the unit and
 *     a time. Empty: it can't be asked
 */
public record Gateway(
    Endpoint endpoint, boolean speaksHl7, ServiceCommands commands, List<String> holds) {
  /** Stands for the unit's serial number. */
  public static final String SERIAL = "{serial}";

  /** Stands for the time from which on messages count, such as {@code 2026-11-27T22:00:00Z}. */
  public static final String SINCE = "{since}";

  /** Copies the list. */
  public Gateway {
    holds = List.copyOf(holds);
  }
}
