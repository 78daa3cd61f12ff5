/**
 * Faults in the gateway's service, through whatever can stop, start and slow it.
 *
 * <p>What may not enter: the gateway itself; the rig implements {@link
 * org.pumprig.fault.service.ServiceControl}.
 */
@NullMarked
package org.pumprig.fault.service;

import org.jspecify.annotations.NullMarked;
