package org.pumprig.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A storage in a folder of the file system.
 *
 * <p>Symbolic links below the root are not followed: a name that leads over one is refused with an
 * {@link IOException}. The folders below the root are nobody else's while this object is in use.
 */
public final class DirectoryStorage implements Storage {
  /** What a disk that refuses a write for want of room may still say is free. */
  private static final long FULL_BYTES = 64 << 10;

  private final Path root;

  /**
   * @param root the folder, made if absent; may itself be reached over symbolic links
   */
  public DirectoryStorage(Path root) throws IOException {
    Path existing = root.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    Files.createDirectories(root);
    this.root = root.toRealPath();
    if (existing != null) {
      syncFoldersOf(this.root, existing.toRealPath()); // the names of the folders just made
    }
  }

  @Override
  public Appender append(String name) throws IOException {
    Path file = fileInMadeFolder(name);
    try {
      FileChannel channel =
          open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      return new DirectoryAppender(channel, name, file);
    } catch (IOException refused) {
      throw told(name, refused); // a new name needs room too
    }
  }

  @Override
  public InputStream read(String name) throws IOException {
    return Files.newInputStream(presentFile(name), StandardOpenOption.READ, NOFOLLOW_LINKS);
  }

  @Override
  public long size(String name) throws IOException {
    return Files.size(presentFile(name));
  }

  @Override
  public boolean exists(String name) {
    List<String> segments = StorageNames.segments(name);
    try {
      return Files.isRegularFile(resolve(segments), NOFOLLOW_LINKS);
    } catch (IOException e) {
      return false; // it would lead outside: no file of this storage
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    Path path = resolve(StorageNames.folder(folder));
    if (!Files.isDirectory(path, NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(entry -> Files.isRegularFile(entry, NOFOLLOW_LINKS))
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(entry -> !entry.endsWith(StorageNames.TEMPORARY))
          .sorted()
          .toList();
    }
  }

  @Override
  public synchronized void replace(String name, byte[] content) throws IOException {
    Path file = fileInMadeFolder(name);
    Path temporary = file.resolveSibling(file.getFileName() + StorageNames.TEMPORARY);
    try (FileChannel channel =
        open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      writeAll(channel, ByteBuffer.wrap(content));
      channel.force(true);
    } catch (IOException refused) {
      Files.deleteIfExists(temporary);
      throw told(name, refused);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFoldersOf(file, root);
  }

  @Override
  public void truncate(String name, long length) throws IOException {
    Path file = presentFile(name);
    try (FileChannel channel = open(file, StandardOpenOption.WRITE)) {
      if (length < 0 || length > channel.size()) {
        throw new IllegalArgumentException(
            "cannot cut " + name + " of " + channel.size() + " bytes to " + length);
      }
      channel.truncate(length);
      channel.force(true);
    }
    syncFoldersOf(file, root);
  }

  @Override
  public void delete(String name) throws IOException {
    Path file = file(name);
    if (!Files.isDirectory(file, NOFOLLOW_LINKS) && Files.deleteIfExists(file)) {
      syncFoldersOf(file, root);
    }
  }

  private Path file(String name) throws IOException {
    return resolve(StorageNames.segments(name));
  }

  private Path presentFile(String name) throws IOException {
    Path file = file(name);
    if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(name);
    }
    return file;
  }

  private Path fileInMadeFolder(String name) throws IOException {
    Path file = file(name);
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return file;
  }

  /** The path; every folder on the way that exists is a real one. */
  private Path resolve(List<String> segments) throws IOException {
    Path path = root;
    for (String segment : segments) {
      if (Files.exists(path, NOFOLLOW_LINKS) && !Files.isDirectory(path, NOFOLLOW_LINKS)) {
        throw new IOException(path + " is a symbolic link or a file, not a folder");
      }
      path = path.resolve(segment);
    }
    return path;
  }

  @Override
  public Room room() throws IOException {
    FileStore disk = Files.getFileStore(root);
    return new Room(disk.getUsableSpace(), disk.getTotalSpace());
  }

  /** The system's own words for a full disk are in its user's language: the disk is asked. */
  private IOException told(String name, IOException refused) throws IOException {
    return room().freeBytes() < FULL_BYTES ? new NoRoomException(name, refused) : refused;
  }

  private static FileChannel open(Path file, StandardOpenOption... options) throws IOException {
    var all = new java.util.LinkedHashSet<OpenOption>(List.of(options));
    all.add(NOFOLLOW_LINKS);
    return FileChannel.open(file, all);
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Makes a name durable: each folder from the file's up to {@code top} holds the next name. */
  private static void syncFoldersOf(Path file, Path top) throws IOException {
    Path each = file.getParent();
    while (each != null && each.startsWith(top)) {
      try (FileChannel channel = FileChannel.open(each, Set.of(StandardOpenOption.READ))) {
        channel.force(true);
      }
      each = each.getParent();
    }
  }

  private final class DirectoryAppender implements Appender {
    private final FileChannel channel;
    private final String name;
    private final Path file;
    private boolean nameDurable;
    private boolean broken;

    DirectoryAppender(FileChannel channel, String name, Path file) {
      this.channel = channel;
      this.name = name;
      this.file = file;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      check();
      broken = true;
      try {
        writeAll(channel, ByteBuffer.wrap(bytes, offset, length));
      } catch (IOException refused) {
        throw told(name, refused);
      }
      broken = false;
    }

    @Override
    public void sync() throws IOException {
      check();
      broken = true; // after a failed fsync Linux may drop the pages and report the next as done
      try {
        channel.force(true);
      } catch (IOException refused) {
        throw told(name, refused); // some file systems find out only now
      }
      if (!nameDurable) {
        syncFoldersOf(file, root);
        nameDurable = true;
      }
      broken = false;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }

    private void check() throws IOException {
      if (broken) {
        throw new IOException(name + ": an earlier write or sync failed; cut it and open it anew");
      }
    }
  }
}
