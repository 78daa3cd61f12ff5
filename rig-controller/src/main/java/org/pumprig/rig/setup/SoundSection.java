package org.pumprig.rig.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.observe.sound.Microphone;
import org.pumprig.rig.sound.AlarmEar;
import org.pumprig.rig.sound.AlarmPattern;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads a unit's {@code sound}: the microphone's program, and what is listened for. */
final class SoundSection {
  private static final long MS = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final long LEAST_PART_NANOS = 50 * MS;
  private static final int MOST_PARTS = 39;

  private SoundSection() {}

  static Microphone read(Fields sound) throws InputProblem {
    sound.only("capture", "rateHz", "latency", "alarms");
    int rate = (int) sound.integer("rateHz", 8_000, 48_000);
    if (rate % AlarmEar.LOOKS_PER_SECOND != 0) {
      throw sound
          .place("rateHz")
          .problem(rate + " is no multiple of 100", "Write 16000, which microphones can do");
    }
    List<String> capture = GatewaySection.vector(sound, "capture");
    requireSamples(sound, capture, rate);
    var alarms = new ArrayList<AlarmPattern>();
    List<Fields> sections = sound.sections("alarms", "alarm", 20);
    for (Fields alarm : sections) {
      alarms.add(alarm(alarm, rate));
    }
    Fields.uniqueNames(sections, "alarm");
    long latency =
        sound.has("latency")
            ? sound.quantity("latency", Quantity.DURATION, MS, 10 * SECOND)
            : SECOND / 2;
    return new Microphone(capture, rate, latency, alarms);
  }

  /** A recorder that delivers other samples would be listened to in vain for days. */
  private static void requireSamples(Fields sound, List<String> capture, int rate)
      throws InputProblem {
    if (!String.valueOf(Path.of(capture.getFirst()).getFileName()).equals("arecord")) {
      return;
    }
    List<String> needed = List.of("-t", "raw", "-f", "S16_LE", "-c", "1", "-r", "" + rate);
    for (int i = 0; i < needed.size(); i += 2) {
      int at = capture.indexOf(needed.get(i));
      if (at < 0 || at + 1 == capture.size() || !capture.get(at + 1).equals(needed.get(i + 1))) {
        throw sound
            .place("capture")
            .problem(
                "arecord is not asked for '%s %s'".formatted(needed.get(i), needed.get(i + 1)),
                "Write [arecord, -q, -D, \"plughw:1,0\", " + String.join(", ", needed) + "]");
      }
    }
  }

  private static AlarmPattern alarm(Fields alarm, int rate) throws InputProblem {
    alarm.only("alarm", "tonesHz", "cadence", "bursts", "every");
    int bursts = alarm.has("bursts") ? (int) alarm.integer("bursts", 1, 20) : 1;
    if (bursts > 1 && !alarm.has("every")) {
      throw alarm
          .place("bursts")
          .problem(
              "several bursts, but not how they follow each other",
              "Add 'every', from the begin of a burst to that of the next, such as 4s");
    }
    long every =
        alarm.has("every") ? alarm.quantity("every", Quantity.DURATION, MS, 60 * SECOND) : 0;
    var pattern =
        new AlarmPattern(alarm.name("alarm"), tones(alarm, rate), cadence(alarm), bursts, every);
    if (pattern.burstNanos() > 20 * SECOND) {
      throw alarm.place("cadence").problem("a burst is longer than 20 s", "Describe a part of it");
    }
    if (pattern.restNanos() < LEAST_PART_NANOS) {
      throw alarm
          .place("every")
          .problem(
              "between two bursts are less than 80 ms of silence",
              "Write them as one burst, or correct 'every': it counts from begin to begin");
    }
    return pattern;
  }

  private static List<Integer> tones(Fields alarm, int rate) throws InputProblem {
    var tones = new ArrayList<Integer>();
    int most = rate / 2 - AlarmPattern.TONES_APART_HZ;
    for (Node item : alarm.list("tonesHz", 8)) {
      int tone = (int) Fields.integer("tonesHz", item, 200, most);
      for (int other : tones) {
        if (Math.abs(other - tone) < AlarmPattern.TONES_APART_HZ) {
          throw item.place()
              .problem(
                  "%d Hz and %d Hz can't be told apart".formatted(other, tone),
                  "Keep one of them; tones must be 100 Hz apart");
        }
      }
      tones.add(tone);
    }
    return tones;
  }

  private static List<Long> cadence(Fields alarm) throws InputProblem {
    var parts = new ArrayList<Long>();
    for (Node item : alarm.list("cadence", MOST_PARTS)) {
      parts.add(Fields.quantity("cadence", item, Quantity.DURATION, LEAST_PART_NANOS, 10 * SECOND));
    }
    if (parts.size() % 2 == 0) {
      throw alarm
          .place("cadence")
          .problem(
              "a cadence begins and ends with a pulse: pulse, gap, pulse, ...",
              "Leave out the silence after its last pulse");
    }
    return parts;
  }
}
