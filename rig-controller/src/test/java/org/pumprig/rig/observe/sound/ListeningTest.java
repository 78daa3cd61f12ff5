package org.pumprig.rig.observe.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.SoundObservation.AlarmHeard;
import org.pumprig.rig.event.SoundObservation.SoundRead;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.sound.AlarmPattern;
import org.pumprig.rig.sound.MadeSound;
import org.pumprig.seed.Seed;

class ListeningTest {
  private static final int RATE = 8_000;
  private static final long MS = 1_000_000;

  static final Microphone MICROPHONE =
      new Microphone(
          List.of("arecord"),
          RATE,
          500 * MS,
          List.of(
              new AlarmPattern("low", List.of(880), List.of(200 * MS, 150 * MS, 200 * MS), 1, 0)));

  static MadeSound alarmAt(double seconds, double length) {
    return MadeSound.of(RATE, length)
        .burst(seconds, 8_000, List.of(880.0), 200, 150, 200)
        .noise(50, new Seed(1).stream("microphone"));
  }

  private static List<Input> told(byte[] bytes, int piece) {
    var listening = new Listening(MICROPHONE);
    var told = new ArrayList<Input>();
    for (int at = 0; at < bytes.length; at += piece) {
      int end = Math.min(bytes.length, at + piece);
      told.addAll(listening.push(Arrays.copyOfRange(bytes, at, end), end - at));
    }
    return told;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4_096, 1 << 20})
  void howTheBytesAreCutChangesNothing(int piece) {
    byte[] bytes = alarmAt(1.5, 4).bytes();
    assertThat(told(bytes, piece)).isEqualTo(told(bytes, 2));
  }

  @Test
  void eachSecondIsAReadingAndAnAlarmSaysHowLongAgoItBegan() {
    List<Input> told = told(alarmAt(1.5, 4).bytes(), 4_096);
    assertThat(told).filteredOn(SoundRead.class::isInstance).hasSize(4);
    assertThat(told.getFirst()).isEqualTo(new LinkChanged(Channel.SOUND, true, ""));
    AlarmHeard alarm =
        (AlarmHeard) told.stream().filter(AlarmHeard.class::isInstance).findFirst().orElseThrow();
    assertThat(alarm.alarm()).isEqualTo("low");
    // told when the silence after it is over
    assertThat(alarm.beganNanosAgo()).isBetween(850 * MS, 930 * MS);
    assertThat(alarm.beganNanosAgo()).isLessThan(MICROPHONE.detectionNanos() - 500 * MS);
  }

  @Test
  void loudnessIsTold() {
    var loud = MadeSound.of(RATE, 1).pulse(0, 1, 60_000, List.of(100.0));
    SoundRead read = (SoundRead) told(loud.bytes(), 4_096).getLast();
    assertThat(read.peakPpm()).isEqualTo(1_000_000);
    assertThat(read.clippedPpm()).isBetween(500_000L, 700_000L);
    assertThat(read.rmsPpm()).isBetween(800_000L, 950_000L);
  }

  /** A muted microphone looks like a quiet room; only a real one has noise of its own. */
  @Test
  void nothingButZerosIsNoReading() {
    var zeros = told(MadeSound.of(RATE, 3).bytes(), 4_096);
    assertThat(zeros)
        .containsExactly(
            new LinkChanged(
                Channel.SOUND,
                false,
                "nothing but zeros: the microphone is muted or not plugged in"));
    byte[] later = MadeSound.of(RATE, 4).pulse(2, 2, 100, List.of(300.0)).bytes();
    List<Input> told = told(later, 4_096);
    assertThat(told.get(1)).isEqualTo(new LinkChanged(Channel.SOUND, true, ""));
    assertThat(told).filteredOn(SoundRead.class::isInstance).hasSize(2);
  }
}
