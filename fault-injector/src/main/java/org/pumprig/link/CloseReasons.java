package org.pumprig.link;

import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.unix.Errors;
import java.net.ConnectException;
import java.util.Locale;
import org.pumprig.link.LinkEvent.Reason;

/** What the socket's errors mean as reasons. */
final class CloseReasons {
  private static final int ETIMEDOUT_NEGATIVE = -110; // Linux, where epoll is; Netty has no name

  private CloseReasons() {}

  static Reason of(Throwable cause) {
    return switch (cause) {
      case ConnectTimeoutException _ -> Reason.TIMED_OUT;
      case Errors.NativeIoException io -> ofErrno(io.expectedErr());
      default -> ofText(cause);
    };
  }

  private static Reason ofErrno(int negativeErrno) {
    if (negativeErrno == Errors.ERRNO_ECONNRESET_NEGATIVE
        || negativeErrno == Errors.ERRNO_EPIPE_NEGATIVE) {
      return Reason.RESET; // EPIPE: written to after the peer's RST was read
    }
    if (negativeErrno == Errors.ERROR_ECONNREFUSED_NEGATIVE) {
      return Reason.REFUSED;
    }
    return negativeErrno == ETIMEDOUT_NEGATIVE ? Reason.TIMED_OUT : Reason.FAILED;
  }

  /** The JDK and Netty's connect errors carry the error only as the system's words. */
  private static Reason ofText(Throwable cause) {
    String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (cause instanceof ConnectException && text.contains("refused")) {
      return Reason.REFUSED;
    }
    if (text.contains("timed out")) {
      return Reason.TIMED_OUT;
    }
    return text.contains("reset") || text.contains("broken pipe") ? Reason.RESET : Reason.FAILED;
  }
}
