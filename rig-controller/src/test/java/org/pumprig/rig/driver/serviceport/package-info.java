/** Tests of the service-port driver. */
@NullMarked
package org.pumprig.rig.driver.serviceport;

import org.jspecify.annotations.NullMarked;
