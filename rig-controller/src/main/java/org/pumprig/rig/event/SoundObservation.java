package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** What the microphone beside a unit heard. */
public sealed interface SoundObservation extends Input {

  /**
   * Which microphone listens, for what, and how late and how exactly it tells; said when a run
   * begins.
   *
   * @param device in one line
   * @param alarms names of what it listens for, with commas between
   * @param detectionNanos the longest from an alarm's first sound until it is told
   * @param uncertaintyNanos how much earlier than told an alarm may have begun, or later
   */
  record SoundDeclared(String device, String alarms, long detectionNanos, long uncertaintyNanos)
      implements SoundObservation {
    /** Name on disk. */
    public static final String KIND = "sound.declared";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("alarms", alarms)
          .number("detectionNanos", detectionNanos)
          .text("device", device)
          .number("uncertaintyNanos", uncertaintyNanos);
    }

    /** Reads it back. */
    static SoundDeclared read(Fields in) {
      return new SoundDeclared(
          in.text("device"),
          in.text("alarms"),
          in.number("detectionNanos"),
          in.number("uncertaintyNanos"));
    }
  }

  /**
   * A second of sound was heard.
   *
   * @param rmsPpm its root mean square, millionths of full scale
   * @param peakPpm its greatest sample, millionths of full scale
   * @param clippedPpm share of samples at full scale
   */
  record SoundRead(long rmsPpm, long peakPpm, long clippedPpm) implements SoundObservation {
    /** Name on disk. */
    public static final String KIND = "sound.read";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("clippedPpm", clippedPpm).number("peakPpm", peakPpm).number("rmsPpm", rmsPpm);
    }

    /** Reads it back. */
    static SoundRead read(Fields in) {
      return new SoundRead(in.number("rmsPpm"), in.number("peakPpm"), in.number("clippedPpm"));
    }
  }

  /**
   * An alarm was recognised by its tones and its cadence.
   *
   * @param alarm its name in the rig file
   * @param confidencePpm how much of its pulses sounded and of its gaps didn't, the lesser of both
   * @param beganNanosAgo when its first burst began, by the microphone's samples
   */
  record AlarmHeard(String alarm, long confidencePpm, long beganNanosAgo)
      implements SoundObservation {
    /** Name on disk. */
    public static final String KIND = "sound.alarm";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("alarm", alarm)
          .number("beganNanosAgo", beganNanosAgo)
          .number("confidencePpm", confidencePpm);
    }

    /** Reads it back. */
    static AlarmHeard read(Fields in) {
      return new AlarmHeard(
          in.text("alarm"), in.number("confidencePpm"), in.number("beganNanosAgo"));
    }
  }
}
