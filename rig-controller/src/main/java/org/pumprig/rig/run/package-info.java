/**
 * One run: reducers that decide, and the engine that carries out what they decided.
 *
 * <p>The reducers are pure: state, input and run time in; state, derived records and effects out.
 * One reducer a concern (phase, faults, wire, watch, fail-safe, therapy, programme, coverage),
 * dispatched by {@code RunReducer} in a fixed order; each one's derived records are shown to all.
 * Effects that touch the world carry a number, stand in the journal as intents before they happen,
 * and come back as {@code effect.done}. The engine is the only part with a clock, a journal and
 * somebody to carry effects out. What may not enter: devices, protocols, verdicts.
 */
@NullMarked
package org.pumprig.rig.run;

import org.jspecify.annotations.NullMarked;
