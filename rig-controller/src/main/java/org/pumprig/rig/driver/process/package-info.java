/**
 * The driver that is another program: JSON lines on its standard input and output, version 1.
 *
 * <p>For protocols that are proprietary, binary or encrypted. The rig owns the link; the program is
 * handed the bytes and says what they mean. What it says must rest on bytes that came. What may not
 * enter: trust in the program.
 */
@NullMarked
package org.pumprig.rig.driver.process;

import org.jspecify.annotations.NullMarked;
