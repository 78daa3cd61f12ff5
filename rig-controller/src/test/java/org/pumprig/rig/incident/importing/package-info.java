/** Tests of {@code org.pumprig.rig.incident.importing}. */
@NullMarked
package org.pumprig.rig.incident.importing;

import org.jspecify.annotations.NullMarked;
