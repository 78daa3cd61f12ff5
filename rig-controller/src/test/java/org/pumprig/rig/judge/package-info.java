/** Tests of verdicts on journals made by hand. */
@NullMarked
package org.pumprig.rig.judge;

import org.jspecify.annotations.NullMarked;
