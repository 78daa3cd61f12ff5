@NullMarked
package org.pumprig.rig.redaction;

import org.jspecify.annotations.NullMarked;
