@NullMarked
package org.pumprig.rig.evidence;

import org.jspecify.annotations.NullMarked;
