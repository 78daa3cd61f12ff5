/** Tests of contacts at lines of this machine. */
@NullMarked
package org.pumprig.rig.observe.contact;

import org.jspecify.annotations.NullMarked;
