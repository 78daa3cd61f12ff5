package org.pumprig.rig.report;

import java.util.List;

/**
 * A requirement that the plan tests.
 *
 * @param id such as {@code REQ-FLOW-01}
 * @param text in full
 * @param hazardIds the hazards whose control it is
 */
public record Requirement(String id, String text, List<String> hazardIds) {
  public Requirement {
    hazardIds = List.copyOf(hazardIds);
  }
}
