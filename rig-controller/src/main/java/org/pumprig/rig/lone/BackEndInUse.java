package org.pumprig.rig.lone;

import java.io.IOException;
import org.pumprig.fault.Injector;
import org.pumprig.link.Endpoint;

/** A back end made for one fault on its own, and taken down with it. */
interface BackEndInUse extends AutoCloseable {
  /** Injects the fault. */
  Injector injector();

  /** Where it acts, for the ledger. */
  Endpoint target();

  /** Whom the fault is for, as the injector knows it. */
  default String unit() {
    return LoneSession.TARGET;
  }

  /** How traffic reaches it, for people; empty if there is nothing to say. */
  String remark();

  /**
   * After the fault is gone: nothing of the back end is left when this returns.
   *
   * @throws IOException naming what is left
   */
  @Override
  void close() throws IOException;
}
