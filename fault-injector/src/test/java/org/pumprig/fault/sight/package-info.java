/** Tests of what packets show. */
@NullMarked
package org.pumprig.fault.sight;

import org.jspecify.annotations.NullMarked;
