@NullMarked
package org.pumprig.rig.parquet;

import org.jspecify.annotations.NullMarked;
