/** Tests of an access point's faults: against an emulated hostapd here, real ones in the lab. */
@NullMarked
package org.pumprig.fault.wifi;

import org.jspecify.annotations.NullMarked;
