package org.pumprig.rig.session;

import java.nio.file.Path;
import java.util.Map;

/** Where machine-wide state is kept: the lock and the fault ledger. */
public final class StateDirectory {
  private StateDirectory() {}

  /**
   * {@code PUMPRIG_STATE_DIR}; for root {@code /var/lib/pumprig}; else {@code pumprig} below {@code
   * XDG_STATE_HOME} or {@code ~/.local/state} (XDG Base Directory Specification 0.8).
   */
  public static Path of(Map<String, String> environment, String userName, String home) {
    String own = environment.getOrDefault("PUMPRIG_STATE_DIR", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    if (userName.equals("root")) {
      return Path.of("/var/lib/pumprig");
    }
    String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
    return (xdg.isEmpty() ? Path.of(home, ".local", "state") : Path.of(xdg)).resolve("pumprig");
  }

  /** This process's own. */
  public static Path ofThisMachine() {
    return of(
        System.getenv(), System.getProperty("user.name", ""), System.getProperty("user.home", "."));
  }
}
