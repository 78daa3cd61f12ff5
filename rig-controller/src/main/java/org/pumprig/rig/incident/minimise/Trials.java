package org.pumprig.rig.incident.minimise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.rig.incident.draft.DraftFault;
import org.pumprig.rig.yaml.InputProblem;

/** Asks a bench about schedules: each by the same pumps, nothing twice, within a budget of runs. */
final class Trials {
  private final Bench bench;
  private final int repeats;
  private final int mostRuns;
  private final Map<List<DraftFault>, Answer> known = new HashMap<>();
  private int runs;
  private Optional<String> stopped = Optional.empty();

  private record Answer(int tripped, int runs) {}

  Trials(Bench bench, int repeats, int mostRuns) {
    this.bench = bench;
    this.repeats = repeats;
    this.mostRuns = mostRuns;
  }

  /** Whether a schedule trips every pump of the trial; no, if the budget is spent. */
  boolean tripsEach(List<DraftFault> faults) throws InputProblem {
    Answer answer = known.getOrDefault(faults, new Answer(0, 0));
    while (answer.tripped == answer.runs && answer.runs < repeats && affordable()) {
      answer = run(faults, answer);
    }
    return answer.tripped == repeats;
  }

  /** How many pumps of the trial a schedule trips; of fewer, if the budget is spent. */
  Hits hits(List<DraftFault> faults) throws InputProblem {
    Answer answer = known.getOrDefault(faults, new Answer(0, 0));
    while (answer.runs < repeats && affordable()) {
      answer = run(faults, answer);
    }
    return new Hits(answer.tripped, answer.runs);
  }

  private Answer run(List<DraftFault> faults, Answer so) throws InputProblem {
    runs++;
    boolean trips;
    try {
      trips = bench.trips(faults, so.runs);
    } catch (BenchOver over) {
      runs--;
      stopped = Optional.of(String.valueOf(over.getMessage()));
      return so;
    }
    Answer answer = new Answer(so.tripped + (trips ? 1 : 0), so.runs + 1);
    known.put(List.copyOf(faults), answer);
    return answer;
  }

  private boolean affordable() {
    if (stopped.isEmpty() && runs >= mostRuns) {
      stopped = Optional.of("--most-runs was spent");
    }
    return stopped.isEmpty();
  }

  int runs() {
    return runs;
  }

  int schedules() {
    return known.size();
  }

  Optional<String> stopped() {
    return stopped;
  }
}
