package org.pumprig.rig.setup;

import org.pumprig.link.SerialSettings;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.observe.contact.ContactLines;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Where a unit's nurse-call contact is read. */
public sealed interface ContactPlace {
  /** By an instrument at a port of this machine, which speaks checked lines. */
  record Port(PortAddress address) implements ContactPlace {
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** At lines of this machine. */
  record Lines(ContactLines lines) implements ContactPlace {
    @Override
    public String toString() {
      return lines.toString();
    }
  }

  /** Reads a unit's {@code contact}. */
  static ContactPlace read(Fields contact, SerialSettings usual) throws InputProblem {
    if (!contact.has("gpio")) {
      return new Port(PortAddressSection.either(contact, usual));
    }
    contact.only("gpio", "alarm", "normal", "debounce");
    int alarm = (int) contact.integer("alarm", 0, 1_023);
    int normal = (int) contact.integer("normal", 0, 1_023);
    if (alarm == normal) {
      throw contact
          .place("normal")
          .problem(
              "'alarm' and 'normal' are one line",
              "Connect both contacts: with one alone a cable that is out looks like an alarm");
    }
    long debounce =
        contact.has("debounce")
            ? contact.quantity("debounce", Quantity.DURATION, 0, 500_000_000L)
            : ContactLines.USUAL_DEBOUNCE_NANOS;
    return new Lines(new ContactLines(contact.text("gpio"), alarm, normal, debounce));
  }
}
