/** Tests of balances' languages. */
@NullMarked
package org.pumprig.rig.observe.balance;

import org.jspecify.annotations.NullMarked;
