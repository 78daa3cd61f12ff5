package org.pumprig.host;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * Calls of the C library (POSIX.1-2017; Linux's numbers). A failed call is a {@link
 * SystemCallException} with the function's name and what the system says; calls interrupted by a
 * signal are made again.
 */
@SuppressWarnings("restricted") // calling the C library is this class's purpose
public final class CLibrary {
  /** What {@link #check} answers if the call would have to wait. */
  public static final long WOULD_BLOCK = -2;

  private static final int EINTR = 4;
  private static final int EAGAIN = 11;
  private static final int MESSAGE_BYTES = 1_024;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final VarHandle ERRNO_VALUE =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle STRERROR =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("strerror"),
          FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));

  private CLibrary() {}

  /** A function whose first Java argument is the memory for {@code errno}. */
  public static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments), ERRNO);
  }

  /**
   * The same with variable arguments.
   *
   * @param named how many arguments come before them
   */
  public static MethodHandle variadic(
      String name, int named, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(result, arguments),
        ERRNO,
        Linker.Option.firstVariadicArg(named));
  }

  /** Memory for {@code errno}. */
  public static MemorySegment errnoMemory(Arena arena) {
    return arena.allocate(Linker.Option.captureStateLayout());
  }

  /** A call of a C function that leaves its error in {@code state}. */
  @FunctionalInterface
  public interface Call {
    /** Makes it; negative: failed. */
    long invoke(MemorySegment state) throws Throwable;
  }

  /** Makes a call. */
  public static long check(String name, Call call) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      return check(name, errnoMemory(arena), call);
    }
  }

  /**
   * Makes a call.
   *
   * @param state memory for {@code errno}
   * @return what the function returns, or {@link #WOULD_BLOCK}
   */
  public static long check(String name, MemorySegment state, Call call) throws IOException {
    try {
      while (true) {
        long result = call.invoke(state);
        if (result >= 0) {
          return result;
        }
        int errno = (int) ERRNO_VALUE.get(state, 0L);
        if (errno == EAGAIN) {
          return WOULD_BLOCK;
        }
        if (errno != EINTR) {
          throw new SystemCallException(name, message(errno), errno);
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new IllegalStateException("C functions throw no Java exceptions", t);
    }
  }

  private static String message(int errno) throws Throwable {
    var text = (MemorySegment) STRERROR.invokeExact(errno);
    return text.reinterpret(MESSAGE_BYTES).getString(0);
  }
}
