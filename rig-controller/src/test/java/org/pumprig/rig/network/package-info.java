/** Tests of topologies, most of them in network namespaces. */
@org.jspecify.annotations.NullMarked
package org.pumprig.rig.network;
