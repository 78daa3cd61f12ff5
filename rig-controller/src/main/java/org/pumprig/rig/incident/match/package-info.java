/**
 * How well one run shows an incident's picture, from its journal alone. What may not enter: files,
 * and any verdict on the plan's requirements.
 */
@NullMarked
package org.pumprig.rig.incident.match;

import org.jspecify.annotations.NullMarked;
