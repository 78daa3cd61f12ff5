/**
 * Emulated balances: what a load looks like on the display, and the languages in which it is told.
 *
 * <p>Written from the protocol facts and shared with no driver. Time comes in from outside. What
 * may not enter: links, pumps.
 */
@NullMarked
package org.pumprig.pump.protocol.balance;

import org.jspecify.annotations.NullMarked;
