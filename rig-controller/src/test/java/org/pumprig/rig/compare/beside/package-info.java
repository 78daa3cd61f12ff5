/** Tests of claims. */
@NullMarked
package org.pumprig.rig.compare.beside;

import org.jspecify.annotations.NullMarked;
