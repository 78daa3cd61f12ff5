/**
 * A drop sensor at a GPIO line: drops, counted with the kernel's times. What may not enter: what
 * drops say about the flow, which the reducers derive.
 */
@NullMarked
package org.pumprig.rig.observe.drops;

import org.jspecify.annotations.NullMarked;
