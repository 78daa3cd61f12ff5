package org.pumprig.fault;

/** How an injection or its revert went. */
public sealed interface InjectionResult {
  /**
   * It was done.
   *
   * @param atNanos scheduler's monotonic time at which the back end had done it
   */
  record Done(long atNanos) implements InjectionResult {}

  /**
   * It could not be done.
   *
   * @param reason what the operating system or the back end said, for people
   */
  record Failed(String reason) implements InjectionResult {}
}
