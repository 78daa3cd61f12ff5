package org.pumprig.rig.trace;

import java.util.List;

/**
 * A requirement as it stands in somebody's requirements document.
 *
 * @param id such as {@code REQ-7}
 * @param revision of it; 1 where the document knows none
 * @param text in full
 * @param hazards ids of the hazards that it controls
 * @param control how it does; may be empty
 * @param where file and line
 */
public record SourceItem(
    String id, int revision, String text, List<String> hazards, String control, String where) {
  /** Copies the list. */
  public SourceItem {
    hazards = List.copyOf(hazards);
  }
}
