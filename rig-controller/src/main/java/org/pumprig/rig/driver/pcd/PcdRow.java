package org.pumprig.rig.driver.pcd;

/**
 * One observation (OBX) of a report, as far as the rig understands such rows.
 *
 * @param name OBX-3's name, such as {@code MDC_FLOW_FLUID_PUMP}
 * @param node OBX-4, its place in the containment tree
 * @param valueId OBX-5's first component
 * @param valueName OBX-5's second component
 * @param valueText OBX-5's ninth component, the original text
 * @param unit OBX-6's number or name
 * @param device OBX-18, its components joined by {@code ^}
 */
record PcdRow(
    String name,
    String node,
    String valueId,
    String valueName,
    String valueText,
    String unit,
    String device) {
  /** A value that is one word: coded or plain, senders differ. */
  String word() {
    return valueName.isEmpty() ? valueId : valueName;
  }

  boolean endsWith(String suffix) {
    return name.endsWith(suffix);
  }
}
