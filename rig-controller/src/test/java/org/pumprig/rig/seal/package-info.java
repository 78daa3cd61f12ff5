@NullMarked
package org.pumprig.rig.seal;

import org.jspecify.annotations.NullMarked;
