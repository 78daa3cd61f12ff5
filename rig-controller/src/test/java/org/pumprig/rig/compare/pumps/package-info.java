@NullMarked
package org.pumprig.rig.compare.pumps;

import org.jspecify.annotations.NullMarked;
