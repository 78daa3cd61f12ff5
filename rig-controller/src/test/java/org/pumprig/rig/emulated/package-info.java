/** Test support: emulated benches whose ground truth a test can see, and nobody else. */
@NullMarked
package org.pumprig.rig.emulated;

import org.jspecify.annotations.NullMarked;
