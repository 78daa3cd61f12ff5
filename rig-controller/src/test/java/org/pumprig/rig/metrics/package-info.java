/** Tests of the numbers for programs. */
@NullMarked
package org.pumprig.rig.metrics;

import org.jspecify.annotations.NullMarked;
