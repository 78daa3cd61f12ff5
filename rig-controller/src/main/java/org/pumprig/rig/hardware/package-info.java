/**
 * What acts on a unit from outside: power and keys, commanded by effects and journalled like
 * faults.
 *
 * <p>The only room that may import device APIs. What may not enter: decisions.
 */
@NullMarked
package org.pumprig.rig.hardware;

import org.jspecify.annotations.NullMarked;
