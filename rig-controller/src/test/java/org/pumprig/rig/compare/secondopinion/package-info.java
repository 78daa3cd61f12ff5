/**
 * Our own statistics against another library's: distributions, and the tests that it has. Ours
 * decide, as they give the same bits on every machine; the library says when they are wrong.
 */
@NullMarked
package org.pumprig.rig.compare.secondopinion;

import org.jspecify.annotations.NullMarked;
