@org.jspecify.annotations.NullMarked
package org.pumprig.fault.netem;
