/** Tests of the packet filter's faults: their text here, their effect in network namespaces. */
@org.jspecify.annotations.NullMarked
package org.pumprig.fault.nft;
