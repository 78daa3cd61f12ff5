/**
 * The emulated bench behind the controller's own interfaces: the only package that may import
 * {@code org.pumprig.pump}.
 *
 * <p>Wires emulated pumps, gateway and fault proxies together, on the kernel's sockets and
 * pseudo-terminals or in virtual time. What may not enter: the emulator's ground truth, on its way
 * to anything that judges.
 */
@NullMarked
package org.pumprig.rig.emulated;

import org.jspecify.annotations.NullMarked;
