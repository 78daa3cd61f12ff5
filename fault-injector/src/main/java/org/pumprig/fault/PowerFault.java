package org.pumprig.fault;

/** A fault in a unit's mains supply. Mains loss is no power cycle: a pump has a battery. */
public sealed interface PowerFault extends Fault {
  /** The outlet is off, and on again at the revert. */
  record Off() implements PowerFault {
    @Override
    public String name() {
      return "powerOff";
    }

    @Override
    public String summary() {
      return "mains off";
    }
  }
}
