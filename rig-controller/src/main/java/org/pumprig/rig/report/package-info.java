/**
 * The report that people read: one HTML file without script or network, a pure function from a
 * {@link org.pumprig.rig.report.ReportModel} to bytes. The model is filled by others from journals;
 * everything in it is hostile text until escaped. What may not enter: clocks, locales, files,
 * journals, statistics (the numbers arrive computed) and any address of another document.
 */
@NullMarked
package org.pumprig.rig.report;

import org.jspecify.annotations.NullMarked;
