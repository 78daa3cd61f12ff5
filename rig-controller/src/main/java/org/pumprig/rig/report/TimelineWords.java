package org.pumprig.rig.report;

/** A timeline told in words, for those who can't see the drawing. */
final class TimelineWords {
  private TimelineWords() {}

  static String describe(RunReport run) {
    var out = new StringBuilder("Lasts ").append(Figures.duration(run.durationNanos()));
    out.append(". Phases: ");
    run.phases().stream()
        .limit(12)
        .forEach(
            p ->
                out.append(Escape.brief(p.name(), 24))
                    .append(" from ")
                    .append(Figures.duration(p.fromNanos()))
                    .append("; "));
    out.append(Figures.plural(run.faults().size(), "fault")).append(". ");
    run.marks().stream()
        .limit(12)
        .forEach(
            m ->
                out.append(MarkFlags.label(m))
                    .append(" at ")
                    .append(Figures.duration(m.atNanos()))
                    .append("; "));
    long total = run.errors().isEmpty() ? 0 : run.errors().getLast().total();
    out.append(Figures.atLeast(total, run.errorsLowerBound()));
    out.append(" connectivity errors. Blind for ").append(Figures.duration(BlindTime.of(run)));
    return out.append('.').toString();
  }
}
