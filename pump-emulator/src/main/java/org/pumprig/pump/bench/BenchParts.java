package org.pumprig.pump.bench;

import org.pumprig.link.Network;
import org.pumprig.time.Scheduler;

/**
 * What every unit of a bench is built on.
 *
 * @param network of the bench's own lines
 * @param gatewayNetwork over which pumps reach their gateway
 */
record BenchParts(
    BenchSpec spec,
    Scheduler scheduler,
    Network network,
    Network gatewayNetwork,
    GroundTruth truth) {
  BenchParts towardsGateway(Network other) {
    return new BenchParts(spec, scheduler, network, other, truth);
  }
}
