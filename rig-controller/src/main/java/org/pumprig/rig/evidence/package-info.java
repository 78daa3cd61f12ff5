/**
 * Evidence packs: one BagIt bag of everything that a campaign's verdicts rest on, sealed, and how
 * it is checked.
 *
 * <p>What may enter: putting together, sealing, verifying. What may not: verdict rules (they are in
 * {@code rig.judge}), formats of signatures (in {@code rig.seal}). Packs are hostile until
 * verified: names, sizes and counts are bounded, links are refused.
 */
@NullMarked
package org.pumprig.rig.evidence;

import org.jspecify.annotations.NullMarked;
