/**
 * What people see and say of a campaign while it goes on: the steps that its plan asks of them,
 * over the web or in the terminal.
 *
 * <p>May enter: pages, answers, how a phone is let in. May not: what an answer means; the reducers
 * decide that. Nothing here writes a journal: answers are left in the run's inbox.
 */
@NullMarked
package org.pumprig.rig.attend;

import org.jspecify.annotations.NullMarked;
