/**
 * The JSON Schema of plan and rig files, for editors: what may stand where.
 *
 * <p>It is made from the same tables as the parser where there are any (faults, units of measure,
 * words), and a test holds the keys of both together. Draft 7, because that is what editors know.
 * It is looser than the parser, never stricter: what hangs together over several places (names that
 * must exist, times that must fit) only {@code pumprig check} knows.
 *
 * <p>May enter: descriptions of files. May not: reading them.
 */
@NullMarked
package org.pumprig.rig.schema;

import org.jspecify.annotations.NullMarked;
