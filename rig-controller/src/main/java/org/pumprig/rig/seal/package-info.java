/**
 * Seals in other people's formats: keys, DSSE envelopes, in-toto statements, Sigstore bundles.
 *
 * <p>Each format is one small file that says its source, and a test in which a program that isn't
 * ours accepts it. What may enter: bytes to be signed, signatures, keys. What may not: journals,
 * runs, verdicts (those are put together in {@code rig.evidence}), and a private key in any message
 * or {@code toString}.
 */
@NullMarked
package org.pumprig.rig.seal;

import org.jspecify.annotations.NullMarked;
