package org.pumprig.rig.incident.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.RandomStream;

/**
 * Which patterns trip soonest, within a budget of runs: all on a few pumps, the better half on
 * twice as many, and so on (successive halving; Karnin, Koren and Somekh, ICML 2013). A pattern
 * that a few pumps make look slow is lost, so the answer is good, not proved to be the best.
 */
public final class Race {
  private static final int LAST = 5;

  private final Pumps pumps;
  private final int budget;
  private int runs;

  /**
   * @param budget runs, 10 or more
   */
  public Race(Pumps pumps, int budget) {
    this.pumps = pumps;
    this.budget = budget;
  }

  /**
   * A pattern with what the race has seen of it.
   *
   * @param outcomes of all its runs
   */
  public record Runner(Pattern pattern, Outcomes outcomes) {}

  /**
   * The finalists, the soonest first.
   *
   * @param all candidates; if the budget is too small for all, the stream draws some
   */
  public List<Runner> run(List<Pattern> all, RandomStream random) throws InputProblem {
    List<Pattern> drawn = new ArrayList<>(all);
    random.shuffle(drawn);
    int most = Math.max(1, budget / 4);
    List<Runner> field = new ArrayList<>();
    for (Pattern pattern : drawn.subList(0, Math.min(most, drawn.size()))) {
      field.add(new Runner(pattern, new Outcomes(List.of())));
    }
    int rounds = rounds(field.size());
    for (int round = 0; round <= rounds; round++) {
      int share = Math.max(1, (budget - runs) / (rounds - round + 1) / field.size());
      field = on(field, share);
      field.sort(Comparator.comparing(Runner::outcomes, Outcomes.SOONEST));
      if (round < rounds) {
        field = new ArrayList<>(field.subList(0, Math.max(LAST, (field.size() + 1) / 2)));
      }
    }
    return field;
  }

  /** Runs that were made. */
  public int runs() {
    return runs;
  }

  private static int rounds(int size) {
    int rounds = 0;
    for (int left = size; left > LAST; left = Math.max(LAST, (left + 1) / 2)) {
      rounds++;
    }
    return rounds;
  }

  private List<Runner> on(List<Runner> field, int many) throws InputProblem {
    List<Runner> later = new ArrayList<>();
    for (Runner runner : field) {
      if (runs + many > budget) {
        later.add(runner);
        continue;
      }
      List<Outcome> seen = new ArrayList<>(runner.outcomes().all());
      seen.addAll(pumps.run(runner.pattern(), seen.size(), many));
      runs += many;
      later.add(new Runner(runner.pattern(), new Outcomes(seen)));
    }
    return later;
  }
}
