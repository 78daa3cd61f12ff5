/**
 * Reads what persons state beside the journals: laboratory, units, equipment, testers, anomalies.
 *
 * <p>What may enter: the file and its parser. What may not: anything that a journal can show, or
 * that a verdict rests on.
 */
@NullMarked
package org.pumprig.rig.stated;

import org.jspecify.annotations.NullMarked;
