package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The labels that no part of a report may be read without. A plan that nobody approved, and one
 * that didn't decide before the run what is to be shown, both leave a result exploratory; which of
 * the two it is, its label says.
 *
 * @param exploratory whether arms are compared and the plan states no claim
 */
record Labels(ReportHeader header, boolean exploratory) {
  static final String EMULATED = "EMULATED BENCH — every emulator number is illustrative";
  static final String VIRTUAL = "virtual time: network modelled";
  static final String NOT_APPROVED = "exploratory: plan not approved";
  static final String EXPLORATORY = "exploratory: the plan states no claim";
  static final String NOT_CLINICAL = "not for clinical use";

  /** Those that apply, the most important first. */
  List<String> all() {
    var labels = new ArrayList<String>();
    if (header.emulated()) {
      labels.add(EMULATED);
    }
    if (header.timeBase() == ReportHeader.TimeBase.VIRTUAL) {
      labels.add(VIRTUAL);
    }
    if (!header.approved()) {
      labels.add(NOT_APPROVED);
    }
    if (exploratory) {
      labels.add(EXPLORATORY);
    }
    labels.add(NOT_CLINICAL);
    return List.copyOf(labels);
  }

  /** Says why emulated times are short; empty when the cost wasn't raised. */
  String multiplierLine() {
    if (header.failedConnectionCostMultiplier().isEmpty()) {
      return "";
    }
    long factor = header.failedConnectionCostMultiplier().getAsLong();
    return "failedConnectionCostMultiplier = "
        + factor
        + ": each failed connection costs the emulated pump "
        + factor
        + " times its profile’s figure, so that a trip comes in seconds instead of hours."
        + " No time or error count here is a real pump’s.";
  }

  /** The strip at the head of a section. */
  void strip(Markup out) {
    out.open("p", "class", "labels");
    for (String label : all()) {
      out.leaf("span", label, "class", label.equals(EMULATED) ? "label emu" : "label");
      out.text(" ");
    }
    out.close("p");
  }

  /** The mark that stands beside single numbers. */
  void mark(Markup out) {
    if (header.emulated()) {
      out.text(" ").leaf("span", "emulated · illustrative", "class", "emumark");
    }
  }

  /** The mark as plain words, for drawings and captions. */
  String words() {
    String emulated = header.emulated() ? "emulated bench · illustrative" : "";
    String virtual =
        header.timeBase() == ReportHeader.TimeBase.VIRTUAL ? "virtual time: network modelled" : "";
    return emulated.isEmpty() || virtual.isEmpty()
        ? emulated + virtual
        : emulated + " · " + virtual;
  }
}
