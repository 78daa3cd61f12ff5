/** Tests of seeds and streams. */
@NullMarked
package org.pumprig.seed;

import org.jspecify.annotations.NullMarked;
