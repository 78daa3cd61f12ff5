/**
 * One command's stay on this machine: its lock, its ledger, its clock and its way out.
 *
 * <p>Real sessions take the machine's lock, undo what a dead run left, and bring the rig into the
 * safe state when they are told to stop; virtual ones touch nothing. What may not enter: rules
 * about runs.
 */
@NullMarked
package org.pumprig.rig.session;

import org.jspecify.annotations.NullMarked;
