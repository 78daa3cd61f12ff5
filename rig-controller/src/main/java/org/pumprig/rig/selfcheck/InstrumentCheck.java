package org.pumprig.rig.selfcheck;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.DropObservation.DropsMissed;
import org.pumprig.rig.event.DropObservation.DropsRead;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.event.SelfChecked.Found;
import org.pumprig.rig.event.SelfChecked.What;
import org.pumprig.rig.event.SelfChecked.When;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.SoundObservation.SoundRead;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.event.Witness.ScreenRead;
import org.pumprig.rig.event.Witness.WeightMissing;
import org.pumprig.rig.event.Witness.WeightRead;

/**
 * Whether one unit's instruments read what can be: the last word of each decides. Nothing is asked
 * of the unit but what it is. Not thread-safe.
 */
public final class InstrumentCheck {
  private static final double MICROGRAMS_A_GRAM = 1e6;

  private final String serial;
  private final List<Channel> wanted;
  private final Map<Channel, Word> words = new EnumMap<>(Channel.class);
  private Optional<Long> firstNanolitres = Optional.empty();
  private Optional<String> stranger = Optional.empty();

  private record Word(Found found, String text) {}

  /**
   * @param serial the unit's
   * @param wanted channels by which it is seen on this bench
   */
  public InstrumentCheck(String serial, List<Channel> wanted) {
    this.serial = serial;
    this.wanted = List.copyOf(wanted);
  }

  /** Takes what came from an instrument. */
  public void on(Input input) {
    switch (input) {
      case ServiceIdentity told -> identified(told);
      case ServiceStatus _ -> word(Channel.SERVICE, true, "answers");
      case FlowRead read -> flow(read.nanolitres());
      case WeightRead read ->
          word(
              Channel.FLOW,
              true,
              String.format(Locale.ROOT, "%.4f g", read.micrograms() / MICROGRAMS_A_GRAM));
      case DropsRead read -> word(Channel.FLOW, true, read.drops() + " drops");
      case DropsMissed missed -> word(Channel.FLOW, false, missed.reason());
      case WeightMissing missing -> word(Channel.FLOW, false, missing.reason());
      case ContactRead read -> contact(read.state());
      case ScreenRead _ -> word(Channel.SCREEN, true, "reads");
      case SoundRead read -> sound(read);
      case ChannelGarbled garbled -> word(garbled.channel(), false, "its last word was garbled");
      case LinkChanged link when !link.open() ->
          words.put(
              link.channel(), new Word(Found.SILENT, "its connection is gone: " + link.detail()));
      default -> {}
    }
  }

  private void word(Channel channel, boolean good, String text) {
    words.put(channel, new Word(good ? Found.GOOD : Found.BAD, text));
  }

  private void identified(ServiceIdentity told) {
    stranger =
        told.serial().isEmpty() || told.serial().equals(serial)
            ? Optional.empty()
            : Optional.of("the unit on it says it is " + told.serial());
  }

  private void flow(long nanolitres) {
    if (firstNanolitres.isEmpty()) {
      firstNanolitres = Optional.of(nanolitres);
    }
    boolean back = nanolitres < firstNanolitres.get();
    word(
        Channel.FLOW,
        !back,
        back ? "its count went back to " + nanolitres + " nL" : nanolitres + " nL");
  }

  private void contact(ContactState state) {
    boolean possible = state.isPossible();
    word(
        Channel.CONTACT,
        possible,
        possible
            ? "reads " + state.onDisk()
            : "reads " + state.onDisk() + ", no state of a contact");
  }

  private void sound(SoundRead read) {
    boolean dead = read.rmsPpm() == 0 && read.peakPpm() == 0;
    word(Channel.SOUND, !dead, dead ? "hears not even its own noise" : "hears");
  }

  /** Whether every instrument has said something good. */
  public boolean complete() {
    return completeButForTheUnit()
        && (!wanted.contains(Channel.SERVICE) || isGood(Channel.SERVICE));
  }

  /** The same without the unit's own port, which may be silent. */
  public boolean completeButForTheUnit() {
    return stranger.isEmpty()
        && wanted.stream().allMatch(channel -> channel == Channel.SERVICE || isGood(channel));
  }

  /** Why an instrument isn't good; empty: it is, or it said nothing. */
  public Optional<String> trouble(Channel channel) {
    return Optional.ofNullable(words.get(channel))
        .filter(last -> last.found() != Found.GOOD)
        .map(Word::text);
  }

  private boolean isGood(Channel channel) {
    Word last = words.get(channel);
    return last != null && last.found() == Found.GOOD;
  }

  /**
   * What is known by now; an instrument that said nothing is not good.
   *
   * @param silent why the unit itself may say nothing on its own port; empty: it should
   */
  public List<SelfChecked> results(When when, Optional<String> silent) {
    var results = new ArrayList<SelfChecked>();
    for (What what : What.values()) {
      for (Channel channel : what.channels()) {
        if (wanted.contains(channel)) {
          results.add(result(when, what, channel, silent));
        }
      }
    }
    return results;
  }

  private SelfChecked result(When when, What what, Channel channel, Optional<String> silent) {
    if (channel == Channel.SERVICE && stranger.isPresent()) {
      return new SelfChecked(when, what, Found.BAD, stranger.get());
    }
    Word last = words.get(channel);
    if (last != null) {
      return new SelfChecked(when, what, last.found(), last.text());
    }
    return channel == Channel.SERVICE && silent.isPresent()
        ? new SelfChecked(when, what, Found.UNTRIED, silent.get())
        : new SelfChecked(when, what, Found.SILENT, "said nothing when it was tried");
  }
}
