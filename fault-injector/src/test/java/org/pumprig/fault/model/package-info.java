/** Tests of fault.model. */
@NullMarked
package org.pumprig.fault.model;

import org.jspecify.annotations.NullMarked;
