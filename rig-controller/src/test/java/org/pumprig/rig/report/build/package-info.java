/** Tests of the mapping to the report's model. */
@NullMarked
package org.pumprig.rig.report.build;

import org.jspecify.annotations.NullMarked;
