/** Tests of claims. */
@NullMarked
package org.pumprig.rig.compare.claim;

import org.jspecify.annotations.NullMarked;
