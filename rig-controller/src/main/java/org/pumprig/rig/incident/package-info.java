/**
 * Incidents of the field as data: trigger, expected symptom, what must not show, what isn't
 * reproduced; where the ones that come with PumpRig lie, and whether runs show their symptoms.
 *
 * <p>Nothing here runs a plan or reads a capture.
 */
@NullMarked
package org.pumprig.rig.incident;

import org.jspecify.annotations.NullMarked;
