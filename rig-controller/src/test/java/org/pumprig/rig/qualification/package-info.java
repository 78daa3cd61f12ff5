@NullMarked
package org.pumprig.rig.qualification;

import org.jspecify.annotations.NullMarked;
