package org.pumprig.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock on a path, exclusive or shared, held by this process until closed or dead.
 *
 * <p>The file holds {@code pid N}, and the holder's session if he has a number ({@link Fence}),
 * while the lock is held, for people and messages; the lock itself is the kernel's, so that a dead
 * holder's doesn't remain. The file is never deleted: another process may be about to lock it.
 */
public final class LockFile implements AutoCloseable {
  private static final int MAX_HOLDER_BYTES = 200;

  /**
   * What this process holds. Asked before the file is opened: POSIX drops all of a process's locks
   * on a file when the process closes any descriptor of it (fcntl, POSIX.1-2017).
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private final boolean shared;
  private boolean closed;

  private LockFile(Path path, FileChannel channel, boolean shared) {
    this.path = path;
    this.channel = channel;
    this.shared = shared;
  }

  /** The lock is held by somebody else. */
  public static final class HeldException extends IOException {
    private static final long serialVersionUID = 1;

    private final String holder;

    HeldException(Path path, String holder) {
      super(path + " is locked by " + holder);
      this.holder = holder;
    }

    /**
     * Who holds it: {@code pid 4711} or {@code pid 4711, session 12}, or {@code unknown} if the
     * holder hasn't said yet.
     */
    public String holder() {
      return holder;
    }
  }

  /**
   * Takes the lock, without waiting.
   *
   * @param file made if absent, with its folders
   * @throws HeldException if it is held, by another process or by this one
   * @throws IOException if the file can't be made, opened or locked
   */
  public static LockFile acquire(Path file) throws IOException {
    return acquire(file, false);
  }

  /**
   * Takes the lock beside others that share it, without waiting; nobody who wants it for himself
   * gets it meanwhile. Limits and errors as {@link #acquire}; {@code HeldException} if somebody has
   * it for himself.
   */
  public static LockFile acquireShared(Path file) throws IOException {
    return acquire(file, true);
  }

  private static LockFile acquire(Path file, boolean shared) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file");
    }
    Files.createDirectories(folder);
    Path path = folder.toRealPath().resolve(absolute.getFileName());
    String self = self();
    if (!HELD.add(path)) {
      throw new HeldException(path, self + " (this process)");
    }
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      if (channel.tryLock(0, Long.MAX_VALUE, shared) == null) {
        throw new HeldException(path, holder(channel));
      }
      say(channel, self);
      return new LockFile(path, channel, shared);
    } catch (IOException e) {
      if (channel != null) {
        channel.close();
      }
      HELD.remove(path);
      throw e;
    }
  }

  /**
   * Says more about the holder, for people and messages.
   *
   * @param session the number of his session
   */
  public void tell(long session) throws IOException {
    say(channel, self() + ", session " + session);
  }

  private static String self() {
    return "pid " + ProcessHandle.current().pid();
  }

  private static void say(FileChannel channel, String holder) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
  }

  /** The locked file, absolute. */
  public Path path() {
    return path;
  }

  /** Gives the lock up; an exclusive one empties the file. Idempotent. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (channel) {
      if (!shared) {
        channel.truncate(0); // of those who share it another may be named there
      }
    } finally {
      HELD.remove(path);
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(MAX_HOLDER_BYTES);
    channel.read(text, 0);
    String holder = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
    return holder.matches("pid [0-9]+(, session [0-9]+)?\\s*") ? holder.strip() : "unknown";
  }
}
