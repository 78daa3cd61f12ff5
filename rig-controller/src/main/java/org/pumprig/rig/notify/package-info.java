/**
 * Telling people what happens in runs: by a program, a webhook or an e-mail.
 *
 * <p>May enter: what is told, to whom, and by which way. May not: anything that a run depends on. A
 * notification that fails is told in the journal and to the terminal, and the run goes on; no file
 * of this room goes into evidence, as it holds people's addresses.
 */
@NullMarked
package org.pumprig.rig.notify;

import org.jspecify.annotations.NullMarked;
