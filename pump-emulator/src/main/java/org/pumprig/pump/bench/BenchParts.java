package org.pumprig.pump.bench;

import org.pumprig.link.Network;
import org.pumprig.time.Scheduler;

/** What every unit of a bench is built on. */
record BenchParts(BenchSpec spec, Scheduler scheduler, Network network, GroundTruth truth) {}
