package org.pumprig.rig.driver;

/** What a driver can do with a unit. */
public enum Capability {
  /** Reads alarm and system error codes. */
  READS_CODES("readsCodes", "alarm and error codes"),
  /** Reads what the unit says of its own delivery; never a witness of the fluid. */
  READS_FLOW("readsFlow", "the unit's own account of its delivery"),
  /** Enters programmes and starts them. */
  PROGRAMS("programs", "entering and starting a programme"),
  /** Reads the unit's event log. */
  READS_LOG("readsLog", "the unit's event log"),
  /** Reads which firmware is installed. */
  READS_FIRMWARE_VERSION("readsFirmwareVersion", "the installed firmware's version"),
  /** Reads how much memory is free in it, and how many messages wait. */
  READS_MEMORY("readsMemory", "free memory and waiting messages"),
  /** Hears what the unit's gateway passes on of it, message by message. */
  HEARS_GATEWAY("hearsGateway", "the messages that the unit's gateway passes on");

  private final String diskName;
  private final String what;

  Capability(String diskName, String what) {
    this.diskName = diskName;
    this.what = what;
  }

  /** The stable name in files and messages between processes. */
  public String diskName() {
    return diskName;
  }

  /** What it is about, for people. */
  public String what() {
    return what;
  }
}
