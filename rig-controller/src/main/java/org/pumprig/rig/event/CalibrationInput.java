package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** Inputs about the instruments that a run rests on, said before the bench is declared. */
public sealed interface CalibrationInput extends Input {

  /**
   * An instrument of the register is used in this run.
   *
   * @param instrument its id in the register
   * @param what kind and serial number
   * @param certificate number of its calibration certificate; empty: it has none
   * @param calibrated day of its calibration, as 2026-11-27; empty: none
   * @param due last day on which that holds; empty: it needs none
   * @param uncertainty as the certificate states it; empty: not stated
   * @param role what it does for the unit, as the rig file calls it: {@code flow}, {@code contact}
   *     …; {@code bench} for the bench as a whole
   * @param registerSha256 of the register's file, which the run keeps
   */
  record InstrumentUsed(
      String instrument,
      String what,
      String certificate,
      String calibrated,
      String due,
      String uncertainty,
      String role,
      String registerSha256)
      implements CalibrationInput {
    /** Name on disk. */
    public static final String KIND = "instrument.used";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("calibrated", calibrated)
          .text("certificate", certificate)
          .text("due", due)
          .text("instrument", instrument)
          .text("registerSha256", registerSha256)
          .text("role", role)
          .text("uncertainty", uncertainty)
          .text("what", what);
    }

    /** Reads it back. */
    static InstrumentUsed read(Fields in) {
      return new InstrumentUsed(
          in.text("instrument"),
          in.text("what"),
          in.text("certificate"),
          in.text("calibrated"),
          in.text("due"),
          in.text("uncertainty"),
          in.text("role"),
          in.text("registerSha256"));
    }
  }

  /**
   * Somebody lets an instrument count whose calibration doesn't hold for the whole campaign.
   *
   * @param instrument its id in the register
   * @param by who, as they say; nobody checked
   * @param reason why
   * @param doubt what is wrong with its calibration
   */
  record CalibrationAccepted(String instrument, String by, String reason, String doubt)
      implements CalibrationInput {
    /** Name on disk. */
    public static final String KIND = "calibration.accepted";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("by", by).text("doubt", doubt).text("instrument", instrument).text("reason", reason);
    }

    /** Reads it back. */
    static CalibrationAccepted read(Fields in) {
      return new CalibrationAccepted(
          in.text("instrument"), in.text("by"), in.text("reason"), in.text("doubt"));
    }
  }
}
