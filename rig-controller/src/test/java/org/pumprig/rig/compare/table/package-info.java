/** Tests of tables, method by method. */
@NullMarked
package org.pumprig.rig.compare.table;

import org.jspecify.annotations.NullMarked;
