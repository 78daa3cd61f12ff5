package org.pumprig.pump.protocol.newera;

import java.util.List;

/**
 * What one emulated pump is.
 *
 * @param address 0 to 99
 * @param version as {@code VER} answers: {@code NE1000V3.928}
 * @param safeModeSeconds remembered from before: 0 basic mode, 1 to 255 safe mode and its time-out
 * @param defects in which ways it fails
 */
public record NewEraSettings(
    int address, String version, int safeModeSeconds, List<NewEraDefect> defects) {
  /** Checks the ranges. */
  public NewEraSettings {
    if (address < 0 || address > 99) {
      throw new IllegalArgumentException("address out of range 0 … 99: " + address);
    }
    if (!version.matches("NE[0-9]{1,5}(X[0-9]?)?V[0-9]{1,2}\\.[0-9]{1,3}")) {
      throw new IllegalArgumentException("version must look like NE1000V3.928, not " + version);
    }
    if (safeModeSeconds < 0 || safeModeSeconds > 255) {
      throw new IllegalArgumentException("safe mode out of range 0 … 255 s: " + safeModeSeconds);
    }
    defects = List.copyOf(defects);
  }

  /** An honest NE-1000 in basic mode at address 0, as it comes from its maker. */
  public static NewEraSettings plain() {
    return new NewEraSettings(0, "NE1000V3.928", 0, List.of());
  }

  boolean has(NewEraDefect defect) {
    return defects.contains(defect);
  }
}
