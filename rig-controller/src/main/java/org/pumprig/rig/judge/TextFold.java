package org.pumprig.rig.judge;

import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.RunRecord.PhaseEntered;
import org.pumprig.rig.plan.Criterion.ChannelText;

/** Counts how often one pattern is seen. RE2 takes linear time, whatever text and pattern are. */
final class TextFold {
  private static final int MOST_TEXT = 80;

  private final ChannelText wanted;
  private final Pattern pattern;
  private Optional<Phase> phase = Optional.empty();
  private String shown = "";
  private long times;
  private OptionalLong firstNanos = OptionalLong.empty();
  private String firstText = "";

  TextFold(ChannelText wanted) {
    this.wanted = wanted;
    this.pattern = Pattern.compile(wanted.matches());
  }

  void on(long now, Event event, Optional<Spoken> spoken, boolean attended) {
    if (event instanceof PhaseEntered entered) {
      phase = Optional.of(entered.phase());
      shown = ""; // what a phase shows that the one before showed counts in both
    }
    boolean counts = phase.filter(wanted.phases()::contains).isPresent();
    boolean masked = attended && wanted.channel() != Channel.WIRE;
    spoken
        .filter(one -> one.channel() == wanted.channel())
        .filter(_ -> counts && !masked)
        .ifPresent(one -> said(now, one));
  }

  private void said(long now, Spoken spoken) {
    boolean still = spoken.lasting() && spoken.text().equals(shown);
    if (spoken.lasting()) {
      shown = spoken.text();
    }
    if (!still && pattern.matcher(spoken.text()).find()) {
      times++;
      if (firstNanos.isEmpty()) {
        firstNanos = OptionalLong.of(now);
        int end = Math.min(MOST_TEXT, spoken.text().length());
        firstText = spoken.text().substring(0, end).replaceAll("\\p{Cntrl}", " ");
      }
    }
  }

  Watched.Seen seen() {
    return new Watched.Seen(times, firstNanos, firstText);
  }
}
