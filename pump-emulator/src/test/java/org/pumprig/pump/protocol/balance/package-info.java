/** Tests of emulated balances. */
@NullMarked
package org.pumprig.pump.protocol.balance;

import org.jspecify.annotations.NullMarked;
