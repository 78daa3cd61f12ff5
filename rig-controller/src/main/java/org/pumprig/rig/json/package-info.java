/**
 * Canonical JSON (RFC 8785) for a subset without floats and null: one value, one text.
 *
 * <p>Records write themselves through {@link org.pumprig.rig.json.FieldSink} and read themselves
 * from {@link org.pumprig.rig.json.Fields}; no trees and no reflection stand between. What may not
 * enter: knowledge of any particular record, files, clocks.
 */
@NullMarked
package org.pumprig.rig.json;

import org.jspecify.annotations.NullMarked;
