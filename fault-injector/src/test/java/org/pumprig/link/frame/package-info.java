/** Tests of frames. */
@NullMarked
package org.pumprig.link.frame;

import org.jspecify.annotations.NullMarked;
