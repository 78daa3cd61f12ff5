/** A driver outside PumpRig's own code, as a user would write one. */
@NullMarked
package org.example.toy;

import org.jspecify.annotations.NullMarked;
