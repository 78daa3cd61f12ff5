package org.pumprig.fault.rest;

/** A request that can't be carried out: nothing was changed. */
final class ApiProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status HTTP status
   * @param message what is wrong and what to do
   */
  ApiProblem(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }

  static ApiProblem badRequest(String message) {
    return new ApiProblem(400, message);
  }
}
