package org.pumprig.rig.notify;

import org.pumprig.rig.json.CanonicalJson;

/**
 * What is told.
 *
 * @param occasion of what
 * @param campaign the campaign's id
 * @param run the run's id
 * @param unit its unit's serial number
 * @param text one line for people
 */
record Message(Occasion occasion, String campaign, String run, String unit, String text) {
  String subject() {
    return "PumpRig: " + unit + ": " + occasion.word();
  }

  String body() {
    return text + "\n\nUnit " + unit + ", run " + run + ", campaign " + campaign + "\n";
  }

  /** One object, for programs. */
  byte[] json() {
    return CanonicalJson.bytes(
        out ->
            out.text("campaign", campaign)
                .text("occasion", occasion.word())
                .text("run", run)
                .text("text", text)
                .text("unit", unit));
  }
}
