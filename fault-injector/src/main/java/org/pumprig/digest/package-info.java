/**
 * The one digest by which files, tables and messages are named: SHA-256 in lower-case hex.
 *
 * <p>What may not enter: keys and signatures, which belong to the seal.
 */
@NullMarked
package org.pumprig.digest;

import org.jspecify.annotations.NullMarked;
