/** Tests of the schemas for editors. */
@NullMarked
package org.pumprig.rig.schema;

import org.jspecify.annotations.NullMarked;
