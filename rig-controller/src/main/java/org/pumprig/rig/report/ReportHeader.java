package org.pumprig.rig.report;

import java.util.List;
import java.util.OptionalLong;

/**
 * Identity of a report and the labels that go with it everywhere.
 *
 * @param reportId unique name of this report; also on every printed page
 * @param title one line in the reader's words
 * @param planId name of the plan
 * @param planSha256 digest of the plan file, lower-case hex
 * @param planApproval who approved the plan and when, as one line; empty when it isn't approved
 * @param campaignId name of the campaign
 * @param seed seed of the campaign
 * @param pumprigVersion version of the program that made the report
 * @param bench real pumps, or the emulator with its illustrative numbers
 * @param timeBase real time, or virtual time with a modelled network
 * @param failedConnectionCostMultiplier by how much the emulated cost of a failed connection was
 *     raised so that a trip comes in seconds instead of hours; empty when it wasn't
 * @param arms at most eight, the comparator ({@code before}) first
 */
public record ReportHeader(
    String reportId,
    String title,
    String planId,
    String planSha256,
    String planApproval,
    String campaignId,
    long seed,
    String pumprigVersion,
    Bench bench,
    TimeBase timeBase,
    OptionalLong failedConnectionCostMultiplier,
    List<Arm> arms) {
  public ReportHeader {
    arms = List.copyOf(arms);
  }

  boolean emulated() {
    return bench == Bench.EMULATED;
  }

  boolean approved() {
    return !planApproval.isBlank();
  }

  /** What stood on the bench. */
  public enum Bench {
    PHYSICAL,
    EMULATED
  }

  /** In which time the runs were made. */
  public enum TimeBase {
    REAL,
    VIRTUAL
  }

  /**
   * One firmware version under comparison.
   *
   * @param name the plan's name of the arm, such as {@code before}
   * @param firmware version as the unit tells it
   * @param firmwareSha256 digest of the image or profile, lower-case hex; empty when unknown
   */
  public record Arm(String name, String firmware, String firmwareSha256) {}
}
