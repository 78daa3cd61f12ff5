/**
 * The driver for units whose gateway reports to the rig: HL7 v2 over MLLP, IHE PCD-01, PCD-04 and
 * PCD-10. It only listens and acknowledges.
 *
 * <p>Messages are read with HAPI; nothing is shared with the emulator but byte framing. What may
 * not enter: sockets, and any message that changes a unit.
 */
@NullMarked
package org.pumprig.rig.driver.pcd;

import org.jspecify.annotations.NullMarked;
