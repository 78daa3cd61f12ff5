package org.pumprig.rig.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Hits and false alarms, with sounds that are made here. */
class AlarmEarTest {
  private static final int RATE = 8_000;
  private static final List<Double> CHORD = List.of(523.0, 1046.0);

  /** The ten pulses of a high priority alarm: 1-1-1, 1-1, and the same again. */
  private static final int[] HIGH = {
    150, 100, 150, 100, 150, 300, 150, 100, 150, 800, 150, 100, 150, 100, 150, 300, 150, 100, 150
  };

  private static final int[] MEDIUM = {200, 200, 200, 200, 200};

  private static AlarmPattern pattern(String name, List<Integer> tones, int... cadence) {
    return pattern(name, tones, 1, 0, cadence);
  }

  private static AlarmPattern pattern(
      String name, List<Integer> tones, int bursts, int everyMillis, int... cadence) {
    List<Long> nanos =
        java.util.Arrays.stream(cadence).mapToObj(each -> each * 1_000_000L).toList();
    return new AlarmPattern(name, tones, nanos, bursts, everyMillis * 1_000_000L);
  }

  private static final AlarmPattern HIGH_ALARM = pattern("high", List.of(523, 1046), HIGH);
  private static final AlarmPattern MEDIUM_ALARM = pattern("medium", List.of(784), MEDIUM);

  private static RandomStream random(long seed) {
    return new Seed(seed).stream("sound");
  }

  private static MadeSound silence(double seconds) {
    return MadeSound.of(RATE, seconds);
  }

  private static List<Heard> heard(MadeSound sound, AlarmPattern... patterns) {
    var ear = new AlarmEar(RATE, List.of(patterns));
    var heard = new ArrayList<Heard>();
    for (short sample : sound.pcm()) {
      heard.addAll(ear.push(sample));
    }
    return heard;
  }

  @Test
  void anAlarmIsHeardWithTheTimeOfItsBegin() {
    MadeSound sound = silence(8).burst(2.234, 8_000, CHORD, HIGH).noise(30, random(1));
    Heard heard = only(heard(sound, HIGH_ALARM));
    assertThat(heard.alarm()).isEqualTo("high");
    assertThat(heard.confidencePpm()).isGreaterThan(980_000);
    double off = heard.beganSample() / (double) RATE - 2.234;
    assertThat(Math.abs(off) * 1e9).isLessThan(AlarmEar.UNCERTAINTY_NANOS);
  }

  @Test
  void itIsToldNoLaterThanThePatternSays() {
    short[] pcm = silence(8).burst(2, 8_000, CHORD, HIGH).noise(30, random(1)).pcm();
    var ear = new AlarmEar(RATE, List.of(HIGH_ALARM));
    int at = 0;
    while (ear.push(pcm[at]).isEmpty()) {
      at++;
    }
    long latest = 2_000_000_000 + HIGH_ALARM.lengthNanos() + AlarmEar.LATER_NANOS;
    assertThat(at * 1_000_000_000L / RATE).isLessThan(latest);
  }

  /** As loud as the noise, over the whole band. */
  @Test
  void itIsHeardInNoise() {
    long hits =
        LongStream.range(0, 8)
            .filter(
                seed ->
                    !heard(
                            silence(8).burst(2, 3_000, CHORD, HIGH).noise(3_000, random(seed)),
                            HIGH_ALARM)
                        .isEmpty())
            .count();
    assertThat(hits).isEqualTo(8);
  }

  @Test
  void itIsHeardWhereItIsClippedAndInARoomThatEchoes() {
    assertThat(heard(silence(8).burst(2, 60_000, CHORD, HIGH).noise(30, random(1)), HIGH_ALARM))
        .hasSize(1);
    MadeSound room = silence(8).burst(2, 6_000, CHORD, HIGH).echo(0.5, random(2));
    assertThat(heard(room.noise(30, random(1)), HIGH_ALARM)).hasSize(1);
  }

  @Test
  void twoAtOnceAreBothHeard() {
    MadeSound sound =
        silence(8)
            .burst(2, 6_000, CHORD, HIGH)
            .burst(2.3, 4_000, List.of(784.0), MEDIUM)
            .noise(100, random(3));
    assertThat(heard(sound, HIGH_ALARM, MEDIUM_ALARM))
        .extracting(Heard::alarm)
        .containsExactly("medium", "high");
  }

  @ParameterizedTest
  @CsvSource({"0, true", "20, true", "-20, true", "60, false", "-60, false", "200, false"})
  void aWrongToneIsNone(double offHz, boolean heard) {
    MadeSound sound = silence(3).burst(1, 6_000, List.of(784 + offHz), MEDIUM).noise(30, random(4));
    assertThat(heard(sound, MEDIUM_ALARM)).hasSize(heard ? 1 : 0);
  }

  @Test
  void aToneThatIsMissingIsNoticed() {
    MadeSound sound = silence(8).burst(2, 6_000, List.of(523.0), HIGH).noise(30, random(4));
    assertThat(heard(sound, HIGH_ALARM)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 200 200", // a pulse too few
        "200 200 200 200 200 200 200", // one too many
        "300 300 300 300 300",
        "200 100 200 100 200",
        "200 200 200 400 200",
        "1000",
        "5000"
      })
  void aWrongCadenceIsNone(String cadence) {
    int[] parts = java.util.Arrays.stream(cadence.split(" ")).mapToInt(Integer::parseInt).toArray();
    MadeSound sound = silence(8).burst(1, 6_000, List.of(784.0), parts).noise(30, random(5));
    assertThat(heard(sound, MEDIUM_ALARM)).isEmpty();
  }

  @Test
  void noiseAndVoicesAreNone() {
    assertThat(heard(silence(12).noise(5_000, random(6)), HIGH_ALARM, MEDIUM_ALARM)).isEmpty();
    assertThat(heard(silence(6).speech(3_000, random(7)), HIGH_ALARM, MEDIUM_ALARM)).isEmpty();
  }

  @Test
  void itIsHeardWhileSomebodyTalks() {
    MadeSound sound = silence(8).speech(1_000, random(8)).burst(2, 6_000, CHORD, HIGH);
    assertThat(heard(sound, HIGH_ALARM)).hasSize(1);
  }

  @Test
  void asManyBurstsAsAreAskedForAndNoFewer() {
    AlarmPattern twice = pattern("medium", List.of(784), 2, 2_500, MEDIUM);
    MadeSound once = silence(4).burst(1, 6_000, List.of(784.0), MEDIUM);
    assertThat(heard(once, twice)).isEmpty();
    MadeSound both = silence(6);
    both.burst(1, 6_000, List.of(784.0), MEDIUM).burst(3.5, 6_000, List.of(784.0), MEDIUM);
    assertThat(only(heard(both, twice)).beganSample())
        .isBetween(RATE * 95L / 100, RATE * 105L / 100);
    MadeSound late = silence(8);
    late.burst(1, 6_000, List.of(784.0), MEDIUM).burst(4.5, 6_000, List.of(784.0), MEDIUM);
    assertThat(heard(late, twice)).isEmpty();
  }

  private static Heard only(List<Heard> heard) {
    assertThat(heard).hasSize(1);
    return heard.getFirst();
  }
}
