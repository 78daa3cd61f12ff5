/**
 * Values with units, as text and as whole numbers in one base unit.
 *
 * <p>Strict: a missing or foreign unit is an error that names the units allowed.
 */
@NullMarked
package org.pumprig.quantity;

import org.jspecify.annotations.NullMarked;
