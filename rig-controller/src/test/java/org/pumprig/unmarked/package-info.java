/** A package that says nothing about null, on purpose. */
@NullUnmarked
package org.pumprig.unmarked;

import org.jspecify.annotations.NullUnmarked;
