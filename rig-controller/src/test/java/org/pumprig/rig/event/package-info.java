/** Tests of the vocabulary: every record has a name of its own and reads back what it writes. */
@NullMarked
package org.pumprig.rig.event;

import org.jspecify.annotations.NullMarked;
