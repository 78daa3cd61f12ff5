package org.pumprig.rig.seal;

/** A key, signature or sealed file that can't be used: one sentence for people, without secrets. */
public final class SealException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what to do about it
   */
  public SealException(String message) {
    super(message);
  }
}
