package org.pumprig.fault.power;

import java.io.IOException;

/**
 * What switches an outlet and tells its state: data that the rig file states and the ledger keeps.
 * Secrets are named by file, never held.
 */
public sealed interface OutletSwitch
    permits OutletPrograms, ShellyPlug, TasmotaPlug, ApcPdu, GpioRelay, UsbRelay {
  /** How long one order or question may take, nanoseconds. */
  long withinNanos();

  /** What the ledger keeps: how it is switched on again. */
  String recipe();

  /** Begins to use it; connects to nothing yet. */
  Session session();

  /** In use. Calls block, and come from one thread. */
  interface Session {
    /**
     * Orders it on or off; does no harm where it is so already.
     *
     * @throws IOException in words for the user, if it refused or can't be reached
     */
    void turn(boolean on) throws IOException;

    /**
     * Asks it.
     *
     * @throws IOException in words for the user, if it doesn't say
     */
    boolean isOn() throws IOException;

    /** Lets go of what it holds; the outlet stays as it is, as far as that is in its power. */
    default void close() {}
  }

  /** Whether a ledger's line is a recipe of one of them. */
  static boolean wrote(String line) {
    return OutletPrograms.wrote(line) || SwitchRecipe.wrote(line);
  }

  /**
   * Reads a recipe.
   *
   * @throws IllegalArgumentException naming what is wrong: then nothing may be switched
   */
  static OutletSwitch parse(String line) {
    return OutletPrograms.wrote(line) ? OutletPrograms.parse(line) : SwitchRecipe.parse(line);
  }
}
