/** Tests of the journal's format: virtual time and files in memory, but for one real thread. */
@NullMarked
package org.pumprig.rig.journal;

import org.jspecify.annotations.NullMarked;
