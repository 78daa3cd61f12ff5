/**
 * What an incident is imported from, besides captures: logs of gateways and of pumps, and PumpRig's
 * own journals; and what each kind of source can't show.
 *
 * <p>Files from outside are hostile: every line and every list is bounded.
 */
@NullMarked
package org.pumprig.rig.incident.importing;

import org.jspecify.annotations.NullMarked;
