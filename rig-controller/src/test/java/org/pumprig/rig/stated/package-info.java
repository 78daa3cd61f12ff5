@NullMarked
package org.pumprig.rig.stated;

import org.jspecify.annotations.NullMarked;
