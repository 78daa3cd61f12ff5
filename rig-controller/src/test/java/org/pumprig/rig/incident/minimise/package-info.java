/** Tests of minimising, against benches whose answer is known. */
@NullMarked
package org.pumprig.rig.incident.minimise;

import org.jspecify.annotations.NullMarked;
