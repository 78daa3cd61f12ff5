/** Tests of quantities. */
@NullMarked
package org.pumprig.quantity;

import org.jspecify.annotations.NullMarked;
