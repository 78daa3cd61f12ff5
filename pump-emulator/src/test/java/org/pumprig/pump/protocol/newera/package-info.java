/** Tests of the New Era pump's end. */
@NullMarked
package org.pumprig.pump.protocol.newera;

import org.jspecify.annotations.NullMarked;
