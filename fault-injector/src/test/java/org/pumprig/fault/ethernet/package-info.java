/** Tests of Ethernet links that go down: their words here, their effect in network namespaces. */
@NullMarked
package org.pumprig.fault.ethernet;

import org.jspecify.annotations.NullMarked;
