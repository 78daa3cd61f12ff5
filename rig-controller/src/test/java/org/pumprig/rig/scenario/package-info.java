/**
 * Seeded scenarios of the whole product in virtual time: small campaigns, with troubles of the rig
 * itself, held against what really happened.
 *
 * <p>What may not enter: real clocks, real files, sockets.
 */
@NullMarked
package org.pumprig.rig.scenario;

import org.jspecify.annotations.NullMarked;
