/**
 * The house rules that a compiler doesn't check: arrows between rooms, and what pure code avoids.
 */
@NullMarked
package org.pumprig.architecture;

import org.jspecify.annotations.NullMarked;
