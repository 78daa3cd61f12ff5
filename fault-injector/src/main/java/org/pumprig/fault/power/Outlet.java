package org.pumprig.fault.power;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Undo;

/**
 * A switched outlet. Methods are called on the scheduler's thread; callbacks come back on it, once
 * each.
 */
public interface Outlet {
  /** Its name, for messages. */
  String name();

  /** Switches; {@code Done} once the outlet itself says that it is so. Idempotent. */
  void turn(boolean on, Consumer<? super InjectionResult> done);

  /** Asks the outlet what it is; empty if it doesn't say. */
  void state(Consumer<? super Optional<Boolean>> told);

  /**
   * How it is switched on again after this process died; empty if it comes on by itself, as an
   * emulated one does.
   */
  default Optional<Undo> undo() {
    return Optional.empty();
  }

  /** The same for all that is switched with it, in the order in which it is switched off. */
  default List<Undo> undos() {
    return undo().stream().toList();
  }

  /** Whether it stays off once it was switched off; a key that was pressed is released again. */
  default boolean staysOff() {
    return true;
  }

  /** Begins to reach it, and goes on until {@link #close}; nothing where it needs no connection. */
  default void open() {}

  /** Whether it can be switched now. */
  default boolean isOpen() {
    return true;
  }

  /** Why it can't be switched, as far as that is known; empty: not known, or it can. */
  default String trouble() {
    return "";
  }

  /** Ends the connection; the outlet stays as it is. */
  default void close() {}
}
