/**
 * A proxy between a pump and its gateway that injects stream faults and tells what it saw.
 *
 * <p>It adds no behaviour of its own: with no fault active, a pump cannot tell it from its gateway,
 * present or absent. The only importer of Netty. What may not enter: the meaning of a fault (that
 * is {@code fault.model}) and the meaning of the bytes.
 */
@NullMarked
package org.pumprig.fault.proxy;

import org.jspecify.annotations.NullMarked;
