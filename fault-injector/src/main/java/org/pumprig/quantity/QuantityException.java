package org.pumprig.quantity;

/** Text that is not the quantity it should be; the message says what is expected. */
public final class QuantityException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence for the user, without file and line (the caller adds them)
   */
  public QuantityException(String message) {
    super(message);
  }
}
