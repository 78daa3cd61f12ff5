/**
 * Takes out of a copy of a run what may name patients: data of captured packets, photos. What is
 * taken leaves a tombstone with the digest that the journal knows.
 *
 * <p>What may enter: what a capture's data means, as far as it must be known to leave something of
 * it. What may not: changing a run directory that is evidence. All that isn't understood is taken.
 */
@NullMarked
package org.pumprig.rig.redaction;

import org.jspecify.annotations.NullMarked;
