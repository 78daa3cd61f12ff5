package org.pumprig.rig.validation;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;

/** The record's files for programs: {@code validation.json} and {@code trials.csv}. */
public final class ValidationRecord {
  private ValidationRecord() {}

  /**
   * By file name.
   *
   * @param versions what it was made with, label and value
   */
  public static SequencedMap<String, byte[]> files(
      Validation validation, SequencedMap<String, String> versions) {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("validation.json", CanonicalJson.bytes(out -> members(validation, versions, out)));
    files.put("trials.csv", csv(validation.trials()));
    return files;
  }

  /** The members of {@code validation.json}; also what is sealed. */
  public static void members(
      Validation validation, SequencedMap<String, String> versions, FieldSink out) {
    Outcome found = validation.outcome();
    out.number("asked", found.asked())
        .objects("defects", found.defects(), ValidationRecord::defect)
        .text("emulated", "an emulated bench in virtual time: every number is illustrative")
        .number("falseAlarms", found.falseAlarms())
        .text("falseAlarmsBelow", decimal(found.falseAlarmsBelow()))
        .number("honestTrials", found.honest())
        .object("inputs", each -> validation.inputs().forEach(each::text))
        .texts("problems", found.problems())
        .number("seed", validation.seed())
        .number("stopErrorGreatestNanos", found.timing().error().greatest())
        .number("stopErrorLeastNanos", found.timing().error().least())
        .number("stopLimitNanos", found.band().limitNanos())
        .number("trials", validation.trials().size())
        .number("uncertaintyNanos", found.band().uncertaintyNanos())
        .object("versions", each -> new java.util.TreeMap<>(versions).forEach(each::text))
        .number("withheld", found.withheld());
  }

  private static void defect(DefectCount count, FieldSink out) {
    out.number("counted", count.counted())
        .text("defect", count.defect().word())
        .number("found", count.found())
        .texts("missedSeeds", count.missedSeeds().stream().map(String::valueOf).toList())
        .number("notExercised", count.notExercised())
        .text("requirement", count.defect().requirementId())
        .text("sensitivityAbove", decimal(count.sensitivityAbove()));
  }

  static String decimal(double share) {
    return String.format(Locale.ROOT, "%.4f", share);
  }

  private static byte[] csv(List<Trial> trials) {
    var text =
        new StringBuilder(
            "seed,unit,firmware,tripped,verdicts,stopNanos,trueStopNanos,alarmNanos,screenNanos,"
                + "guardBand,faults,faultsProven,journalSha256\r\n");
    for (Trial one : trials) {
      String verdicts =
          String.join(
              " ",
              one.results().stream()
                  .map(
                      result ->
                          result.requirementId()
                              + "="
                              + result.verdict().map(each -> each.onDisk()).orElse("notExercised"))
                  .toList());
      text.append(one.seed()).append(',').append(one.unit()).append(',').append(one.firmware());
      text.append(',').append(one.tripped()).append(',').append(verdicts);
      for (OptionalLong time :
          List.of(
              one.measuredStopNanos(),
              one.trueStopNanos(),
              one.measuredAlarmNanos(),
              one.measuredScreenNanos())) {
        text.append(',').append(time.isPresent() ? Long.toString(time.getAsLong()) : "");
      }
      text.append(',')
          .append(one.guardBand().map(each -> each.name().toLowerCase(Locale.ROOT)).orElse(""));
      text.append(',').append(one.faults()).append(',').append(one.proven());
      text.append(',').append(one.journalSha256()).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
