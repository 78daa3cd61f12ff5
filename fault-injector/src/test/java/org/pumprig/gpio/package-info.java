/** Tests of the GPIO room; with a simulated chip in the lab's guest. */
@NullMarked
package org.pumprig.gpio;

import org.jspecify.annotations.NullMarked;
