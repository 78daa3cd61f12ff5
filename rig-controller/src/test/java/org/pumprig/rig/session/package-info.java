/** Test support: the parts of a session, over storage in memory and in virtual time. */
@NullMarked
package org.pumprig.rig.session;

import org.jspecify.annotations.NullMarked;
