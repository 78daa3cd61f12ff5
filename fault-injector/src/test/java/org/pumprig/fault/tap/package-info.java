@NullMarked
package org.pumprig.fault.tap;

import org.jspecify.annotations.NullMarked;
