/** Tests of links. */
@NullMarked
package org.pumprig.link;

import org.jspecify.annotations.NullMarked;
