package org.pumprig.rig.setup;

import org.pumprig.fault.service.ServiceCommands;
import org.pumprig.link.Endpoint;

/**
 * A real gateway, as the rig file says.
 *
 * @param endpoint where it listens, as seen from the rig
 * @param speaksHl7 whether it answers HL7 queries by MLLP, so that silence can be told from health
 * @param commands by which programs it is made ill and well again
 */
public record Gateway(Endpoint endpoint, boolean speaksHl7, ServiceCommands commands) {}
