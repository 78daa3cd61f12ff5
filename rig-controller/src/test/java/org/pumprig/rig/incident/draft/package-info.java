/** Tests of drafted plans, against benches whose answer is known. */
@NullMarked
package org.pumprig.rig.incident.draft;

import org.jspecify.annotations.NullMarked;
