/** Tests of what people see and answer. */
@NullMarked
package org.pumprig.rig.attend;

import org.jspecify.annotations.NullMarked;
