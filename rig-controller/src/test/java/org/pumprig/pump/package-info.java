/** A class that breaks the rules of pumps on purpose. */
@NullMarked
package org.pumprig.pump;

import org.jspecify.annotations.NullMarked;
