/**
 * Balances as flow witnesses: what they are asked, and what of their answers is a weight.
 *
 * <p>Written from the protocol facts and shared with no emulator. What fluid a weight means is
 * derived from the record, not here.
 */
@NullMarked
package org.pumprig.rig.observe.balance;

import org.jspecify.annotations.NullMarked;
