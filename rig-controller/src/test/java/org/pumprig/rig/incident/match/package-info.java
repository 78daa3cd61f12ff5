/** Tests of matching. */
@NullMarked
package org.pumprig.rig.incident.match;

import org.jspecify.annotations.NullMarked;
