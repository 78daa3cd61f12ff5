package org.pumprig.rig.report.build;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.event.SelfChecked.Found;
import org.pumprig.rig.event.SelfChecked.When;
import org.pumprig.rig.report.BenchSeen;

/** What a run's journal tells of the self-checks around it, in words. */
final class SelfCheckWords {
  private SelfCheckWords() {}

  static Optional<BenchSeen.Check> of(RunMaterial run) {
    List<SelfChecked> all = run.bench().checks();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BenchSeen.Check(
                run.runId(),
                words(all, When.BEFORE),
                words(all, When.AFTER),
                all.stream().anyMatch(SelfChecked::bad)
                    || all.stream().noneMatch(one -> one.when() == When.AFTER)));
  }

  private static String words(List<SelfChecked> all, When when) {
    List<SelfChecked> these = all.stream().filter(one -> one.when() == when).toList();
    if (these.isEmpty()) {
      return "none was made: the process ended before it";
    }
    String good = names(these, Found.GOOD);
    String known =
        these.stream()
            .filter(one -> one.what() == SelfChecked.What.KNOWN_FAULT)
            .filter(one -> one.found() == Found.GOOD)
            .map(one -> " (" + one.detail() + ")")
            .distinct()
            .collect(Collectors.joining());
    return (good.isEmpty() ? "nothing good" : "good: " + good + known)
        + these.stream()
            .filter(one -> one.found() != Found.GOOD)
            .map(
                one ->
                    "; %s %s: %s"
                        .formatted(
                            one.bad() ? "BAD:" : "not tried:", one.what().onDisk(), one.detail()))
            .distinct()
            .collect(Collectors.joining());
  }

  private static String names(List<SelfChecked> these, Found found) {
    return these.stream()
        .filter(one -> one.found() == found)
        .map(one -> one.what().onDisk())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
