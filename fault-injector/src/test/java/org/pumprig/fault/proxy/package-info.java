/** Tests of fault.proxy. */
@NullMarked
package org.pumprig.fault.proxy;

import org.jspecify.annotations.NullMarked;
