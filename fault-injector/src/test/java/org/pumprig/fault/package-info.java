/** Tests of the fault vocabulary, the ledger and sharing. */
@NullMarked
package org.pumprig.fault;

import org.jspecify.annotations.NullMarked;
