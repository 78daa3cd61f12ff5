package org.pumprig.rig.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * Ranges shared by all timelines of a report, so that they can be compared by eye.
 *
 * @param maxNanos longest run
 * @param maxErrors greatest total of connectivity errors
 * @param maxMicrolitresPerHour greatest flow, measured or programmed
 */
record TimelineScales(long maxNanos, long maxErrors, long maxMicrolitresPerHour) {
  static TimelineScales of(List<RunReport> runs) {
    long nanos = runs.stream().mapToLong(RunReport::durationNanos).max().orElse(0);
    long errors =
        runs.stream()
            .flatMap(r -> r.errors().stream())
            .mapToLong(RunReport.ErrorCount::total)
            .max()
            .orElse(0);
    long flow =
        runs.stream()
            .flatMap(r -> Stream.concat(r.measuredFlow().stream(), r.programmedFlow().stream()))
            .mapToLong(RunReport.Flow::microlitresPerHour)
            .max()
            .orElse(0);
    return new TimelineScales(Math.max(nanos, 1), errors, flow);
  }
}
