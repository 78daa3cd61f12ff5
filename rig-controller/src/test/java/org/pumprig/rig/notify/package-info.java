/** Tests of notifications. */
@NullMarked
package org.pumprig.rig.notify;

import org.jspecify.annotations.NullMarked;
