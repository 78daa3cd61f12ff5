/**
 * Reads other people's tables: comma-separated files, which are hostile until parsed, into columns.
 *
 * <p>The only importer of Commons CSV. Sizes are bounded, and every refusal names file, line and
 * remedy. What may not enter: statistics, and guesses about what a cell may mean.
 */
@NullMarked
package org.pumprig.rig.csv;

import org.jspecify.annotations.NullMarked;
