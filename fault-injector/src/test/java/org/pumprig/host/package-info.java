/** Tests of storage and locks. */
@NullMarked
package org.pumprig.host;

import org.jspecify.annotations.NullMarked;
