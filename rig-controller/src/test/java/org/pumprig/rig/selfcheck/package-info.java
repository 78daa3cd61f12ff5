@NullMarked
package org.pumprig.rig.selfcheck;

import org.jspecify.annotations.NullMarked;
