/** PumpRig itself in the virtual lab: on the guest's Java, with the guest's kernel and lines. */
@NullMarked
package org.pumprig.rig.lab;

import org.jspecify.annotations.NullMarked;
