package org.pumprig.rig.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What persons state and no journal can show: it is printed as stated, and what isn't stated is
 * printed as missing.
 *
 * @param general label and value, in order: laboratory, customer, place, dates …
 * @param units what is stated of units under test
 * @param equipment instruments and other equipment
 * @param testers who tested
 * @param anomalies what was found and not mended
 */
public record Stated(
    List<Line> general,
    List<UnitUnderTest> units,
    List<Instrument> equipment,
    List<Tester> testers,
    List<Anomaly> anomalies) {
  /** Nothing. */
  public static final Stated NOTHING =
      new Stated(List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Stated {
    general = List.copyOf(general);
    units = List.copyOf(units);
    equipment = List.copyOf(equipment);
    testers = List.copyOf(testers);
    anomalies = List.copyOf(anomalies);
  }

  /** What a reader of such a report looks for, by key and label; each is asked for. */
  public enum General {
    LABORATORY("laboratory", "Laboratory"),
    PLACE("place", "Place of the test"),
    CUSTOMER("customer", "Customer"),
    RECEIVED("received", "Units received"),
    ISSUED("issued", "Report issued"),
    SELECTION("selection", "Selection of the units and spread of lots"),
    RELEASED_VERSION("releasedVersion", "Released version, and how the tested one differs"),
    SAMPLE_SIZE("sampleSize", "Rationale of the sample size"),
    LIMITS("limits", "Why these limits"),
    ENVIRONMENT("environment", "Environment: temperature, mains, radio"),
    CLOCKS("clocks", "Source of time");

    private final String key;
    private final String label;

    General(String key, String label) {
      this.key = key;
      this.label = label;
    }

    /** Its name in files. */
    public String key() {
      return key;
    }

    String label() {
      return label;
    }
  }

  /** A general statement. */
  public record Line(General what, String text) {}

  /** What was stated; empty: nothing. */
  Optional<String> of(General what) {
    return general.stream().filter(line -> line.what() == what).map(Line::text).findFirst();
  }

  /**
   * A unit under test; what isn't stated is empty.
   *
   * @param serial as the plan calls it
   * @param model make and model
   * @param hardware hardware revision
   * @param lot lot number
   * @param identifier unique device identifier
   * @param finalDevice whether it is the final finished device, or what it is instead
   * @param history preconditioning, age of the battery
   */
  public record UnitUnderTest(
      String serial,
      String model,
      String hardware,
      String lot,
      String identifier,
      String finalDevice,
      String history) {}

  /**
   * A piece of equipment.
   *
   * @param id as in the laboratory's books
   * @param what it is, with model and serial number
   * @param certificate number of its calibration certificate; empty: none
   * @param calibrated when
   * @param due when its calibration ends; empty: it needs none
   * @param file the certificate's file, as stated; empty: none
   */
  public record Instrument(
      String id,
      String what,
      String certificate,
      Optional<LocalDate> calibrated,
      Optional<LocalDate> due,
      String file) {}

  /** Who tested, and what shows that the person can. */
  public record Tester(String name, String competence) {}

  /**
   * Something found and not mended.
   *
   * @param id of it
   * @param text what it is and how it was found
   * @param impact on safety
   * @param rationale why it may stay
   */
  public record Anomaly(String id, String text, String impact, String rationale) {}
}
