package org.pumprig.rig.plan;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.OptionalLong;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads those criteria that watch for something which the plan itself describes. */
final class WatchCriteria {
  private static final long MOST_PPM = 1_000_000;
  private static final long MOST_AMOUNT = 1L << 40;
  private static final long MOST_TIMES = 1_000_000;
  private static final long DEFAULT_LAST_PART_PPM = 500_000;
  private static final long DEFAULT_CONFIDENCE_PPM = 950_000;

  private WatchCriteria() {}

  static Criterion completeAtGateway(Fields criterion) throws InputProblem {
    criterion.only("kind", "lostAtMost", "doubledAtMost");
    return new Criterion.CompleteAtGateway(
        share(criterion, "lostAtMost", 0), share(criterion, "doubledAtMost", 0));
  }

  private static long share(Fields criterion, String key, long otherwise) throws InputProblem {
    return criterion.has(key) ? criterion.quantity(key, Quantity.SHARE, 0, MOST_PPM) : otherwise;
  }

  static Criterion trend(Fields criterion) throws InputProblem {
    criterion.only("kind", "counter", "perHourBelow", "lastPart", "confidence");
    Counter counter = criterion.choice("counter", List.of(Counter.values()), Counter::diskName);
    long limit =
        switch (counter) {
          case HEAP_FREE -> criterion.quantity("perHourBelow", Quantity.DATA, 1, MOST_AMOUNT);
          case QUEUED -> criterion.integer("perHourBelow", 1, MOST_TIMES);
        };
    long last = share(criterion, "lastPart", DEFAULT_LAST_PART_PPM);
    long confidence = share(criterion, "confidence", DEFAULT_CONFIDENCE_PPM);
    if (last == 0) {
      throw criterion
          .place("lastPart")
          .problem("nothing of the stress would be judged", "Write a share such as 50 %");
    }
    if (confidence < 500_000 || confidence > 999_900) {
      throw criterion
          .place("confidence")
          .problem("the interval's confidence is outside 50 % to 99.99 %", "Write such as 95 %");
    }
    return new Criterion.Trend(counter, limit, last, confidence);
  }

  static Criterion pattern(Fields criterion) throws InputProblem {
    criterion.only("kind", "channel", "matches", "atLeast", "atMost", "phases");
    Channel channel = criterion.choice("channel", Channel.SEEN, Channel::onDisk);
    long least = criterion.has("atLeast") ? criterion.integer("atLeast", 1, MOST_TIMES) : 0;
    OptionalLong most =
        criterion.has("atMost")
            ? OptionalLong.of(criterion.integer("atMost", 0, MOST_TIMES))
            : OptionalLong.empty();
    if (least == 0 && most.isEmpty()) {
      throw criterion
          .place()
          .problem(
              "a pattern without a limit: any number would pass",
              "Write 'atMost: 0' for what must not be seen, or 'atLeast: 1' for what must");
    }
    if (most.isPresent() && most.getAsLong() < least) {
      throw criterion
          .place("atMost")
          .problem("'atMost' is less than 'atLeast': no run could pass", "Correct one of the two");
    }
    return new Criterion.ChannelText(
        channel, expression(criterion), least, most, phases(criterion));
  }

  private static String expression(Fields criterion) throws InputProblem {
    Node.Scalar text = criterion.scalar("matches");
    try {
      return Pattern.compile(text.text()).pattern();
    } catch (PatternSyntaxException bad) {
      throw text.place()
          .problem(
              "'matches' is no regular expression of RE2: " + bad.getDescription(),
              "Correct it; in YAML it is best written between single quotes");
    }
  }

  private static List<Phase> phases(Fields criterion) throws InputProblem {
    List<Phase> all = List.of(Phase.values());
    return criterion.has("phases")
        ? criterion.choices("phases", all.size(), all, Phase::onDisk)
        : all;
  }
}
