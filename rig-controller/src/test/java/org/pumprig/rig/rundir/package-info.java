/** Tests of run directories, on journals written for them. */
@NullMarked
package org.pumprig.rig.rundir;

import org.jspecify.annotations.NullMarked;
