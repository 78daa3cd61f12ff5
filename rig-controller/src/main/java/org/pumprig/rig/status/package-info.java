/**
 * Where runs stand, told from their records: of a run that goes on as of one that is over, live and
 * from its journal by the same fold.
 *
 * <p>May enter: what people want to know at a glance. May not: verdicts, which are {@code judge}'s.
 */
@NullMarked
package org.pumprig.rig.status;

import org.jspecify.annotations.NullMarked;
