/** Tests of reading other people's tables. */
@NullMarked
package org.pumprig.rig.csv;

import org.jspecify.annotations.NullMarked;
