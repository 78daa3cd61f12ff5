/** Tests of canonical JSON: nothing that needs files or clocks. */
@NullMarked
package org.pumprig.rig.json;

import org.jspecify.annotations.NullMarked;
