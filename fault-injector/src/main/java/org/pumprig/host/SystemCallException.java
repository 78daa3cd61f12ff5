package org.pumprig.host;

import java.io.IOException;

/** A call of the C library failed. */
public final class SystemCallException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Not permitted. */
  public static final int EPERM = 1;

  /** No such file. */
  public static final int ENOENT = 2;

  /** The file's rights don't allow it. */
  public static final int EACCES = 13;

  /** No such device. */
  public static final int ENODEV = 19;

  /** The network interface is down. */
  public static final int ENETDOWN = 100;

  /** Nobody listens there. */
  public static final int ECONNREFUSED = 111;

  private final int errno;

  /**
   * @param doing the function's name, or what it was called for
   * @param said the system's words
   */
  SystemCallException(String doing, String said, int errno) {
    super(doing + ": " + said + " (errno " + errno + ")");
    this.errno = errno;
  }

  /** Linux's number of the error. */
  public int errno() {
    return errno;
  }
}
