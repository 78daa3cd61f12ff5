@NullMarked
package org.pumprig.fault.model.packet;

import org.jspecify.annotations.NullMarked;
