/**
 * What goes over the wires of the emulated bench: HL7 v2.6 messages in the shape of IHE PCD-01, and
 * the checked lines of service port, witnesses and actuators.
 *
 * <p>Shared with nobody: the controller has codecs of its own, so that a mistake here shows there.
 * What may not enter: links, framing (that is {@code link.frame}) and behaviour.
 */
@NullMarked
package org.pumprig.pump.protocol;

import org.jspecify.annotations.NullMarked;
