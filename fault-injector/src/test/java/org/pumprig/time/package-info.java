/** Tests of the schedulers. */
@NullMarked
package org.pumprig.time;

import org.jspecify.annotations.NullMarked;
