package org.pumprig.pump.firmware;

/** A firmware profile that cannot be used; the message names file, line, field and remedy. */
public final class FirmwareException extends Exception {
  private static final long serialVersionUID = 1L;

  FirmwareException(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
