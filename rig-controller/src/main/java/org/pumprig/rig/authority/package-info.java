/**
 * Time-stamp authorities: whom to ask for an RFC 3161 token, and by which certificate it is known.
 *
 * <p>What may enter: the file that names one, and the question over HTTP. What may not: the format
 * of tokens (it is in {@code rig.seal}), and any address that isn't configured.
 */
@NullMarked
package org.pumprig.rig.authority;

import org.jspecify.annotations.NullMarked;
