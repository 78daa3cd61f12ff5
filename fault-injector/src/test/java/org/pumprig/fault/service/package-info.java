/** Tests of fault.service. */
@NullMarked
package org.pumprig.fault.service;

import org.jspecify.annotations.NullMarked;
