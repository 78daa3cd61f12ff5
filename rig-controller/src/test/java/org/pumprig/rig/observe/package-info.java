/** Tests of the drivers: what bytes become, on a virtual network and under random bytes. */
@NullMarked
package org.pumprig.rig.observe;

import org.jspecify.annotations.NullMarked;
