/** Tests of {@code org.pumprig.rig.incident.fit}. */
@NullMarked
package org.pumprig.rig.incident.fit;

import org.jspecify.annotations.NullMarked;
