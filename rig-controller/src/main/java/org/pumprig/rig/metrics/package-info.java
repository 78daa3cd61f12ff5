/**
 * Numbers about a campaign for programs that watch it, in the text format of Prometheus.
 *
 * <p>May enter: what {@code status} shows. May not: anything that changes a run, or a verdict.
 */
@NullMarked
package org.pumprig.rig.metrics;

import org.jspecify.annotations.NullMarked;
