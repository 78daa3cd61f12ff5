package org.pumprig.rig.compare.sequential;

/**
 * One look at a sequential test: the path and its two boundaries at the same place.
 *
 * @param exposure hours or runs so far
 * @param events failures so far
 * @param logLikelihoodRatio bad over good
 * @param acceptAt accept at this number of events or fewer; negative: not yet possible
 * @param rejectAt reject at this number of events or more
 * @param answer the answer; once given, it stands at all later looks
 */
public record SprtLook(
    double exposure,
    long events,
    double logLikelihoodRatio,
    double acceptAt,
    double rejectAt,
    SequentialAnswer answer) {}
