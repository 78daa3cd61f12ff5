/**
 * Makes a PDF/A-3b of XHTML that is ours: fonts embedded, tagged, with files inside.
 *
 * <p>What may enter: the PDF libraries and what they need. What may not: what a report says.
 */
@NullMarked
package org.pumprig.rig.report.pdf;

import org.jspecify.annotations.NullMarked;
