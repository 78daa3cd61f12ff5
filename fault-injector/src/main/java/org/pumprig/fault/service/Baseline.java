package org.pumprig.fault.service;

import java.util.Optional;
import org.pumprig.fault.service.MessageProbe.Sight;

/**
 * What the service looked like before a fault: an effect is only seen against it.
 *
 * @param answer how it answered a query; empty if it was not asked or did not answer
 * @param handshake whether the TLS handshake that the fault is about succeeded
 */
record Baseline(Optional<Sight.Answered> answer, boolean handshake) {
  static final Baseline NOT_SEEN = new Baseline(Optional.empty(), false);
}
