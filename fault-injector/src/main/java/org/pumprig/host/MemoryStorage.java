package org.pumprig.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pumprig.seed.RandomStream;

/**
 * A storage in memory, for virtual runs and crash tests: it knows what a power cut would leave, and
 * its disk can be full.
 */
public final class MemoryStorage implements Storage {
  private final TreeMap<String, MemoryFile> files = new TreeMap<>();
  private long freeBytes = Long.MAX_VALUE;
  private long totalBytes = Long.MAX_VALUE;
  private long syncsLeft = Long.MAX_VALUE;

  /** A file's content and what of it is durable. */
  private static final class MemoryFile {
    private byte[] content = new byte[0];
    private int length;
    private int syncedLength;
    private boolean nameDurable;

    void append(byte[] bytes, int offset, int count) {
      if (length + count > content.length) {
        content = Arrays.copyOf(content, Math.max(length + count, 2 * content.length));
      }
      System.arraycopy(bytes, offset, content, length, count);
      length += count;
    }

    void sync() {
      syncedLength = length;
      nameDurable = true;
    }

    byte[] bytes(int count) {
      return Arrays.copyOf(content, count);
    }
  }

  /**
   * What a power cut now would leave: everything synced; of each file's unsynced bytes a random
   * prefix; of the files whose name was never synced, each with even odds.
   */
  public synchronized MemoryStorage crash(RandomStream random) {
    var after = new MemoryStorage();
    for (Map.Entry<String, MemoryFile> entry : files.entrySet()) {
      MemoryFile file = entry.getValue();
      int kept = (int) random.nextBetween(file.syncedLength, file.length);
      boolean nameKept = random.nextBelow(2) == 0 || file.nameDurable;
      if (nameKept) {
        var survivor = new MemoryFile();
        survivor.append(file.content, 0, kept);
        survivor.sync();
        after.files.put(entry.getKey(), survivor);
      }
    }
    return after;
  }

  /**
   * Lets the disk be full after so many more bytes: an append writes what fits and fails, a replace
   * that doesn't fit fails and leaves the old content. {@link Long#MAX_VALUE}: never.
   */
  public synchronized void failAfter(long bytes) {
    freeBytes = bytes;
  }

  /** How large the disk says it is; {@link Long#MAX_VALUE}: it doesn't. */
  public synchronized void totalBytes(long bytes) {
    totalBytes = bytes;
  }

  @Override
  public synchronized Room room() {
    return new Room(freeBytes, totalBytes);
  }

  /** Lets syncs, replacements and cuts fail after so many more. {@link Long#MAX_VALUE}: never. */
  public synchronized void failSyncsAfter(long syncs) {
    syncsLeft = syncs;
  }

  @Override
  public synchronized Appender append(String name) throws IOException {
    check(name);
    return new MemoryAppender(name, files.computeIfAbsent(name, _ -> new MemoryFile()));
  }

  @Override
  public synchronized InputStream read(String name) throws IOException {
    MemoryFile file = file(name);
    return new ByteArrayInputStream(file.bytes(file.length));
  }

  @Override
  public synchronized long size(String name) throws IOException {
    return file(name).length;
  }

  @Override
  public synchronized boolean exists(String name) {
    StorageNames.segments(name);
    return files.containsKey(name);
  }

  @Override
  public synchronized List<String> list(String folder) {
    StorageNames.folder(folder);
    String prefix = folder.isEmpty() ? "" : folder + "/";
    return files.keySet().stream()
        .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  @Override
  public synchronized void replace(String name, byte[] content) throws IOException {
    check(name);
    if (content.length > freeBytes) {
      throw diskFull(name);
    }
    takeSync(name);
    freeBytes -= freeBytes == Long.MAX_VALUE ? 0 : content.length;
    var file = new MemoryFile();
    file.append(content, 0, content.length);
    file.sync();
    files.put(name, file);
  }

  @Override
  public synchronized void truncate(String name, long length) throws IOException {
    MemoryFile file = file(name);
    if (length < 0 || length > file.length) {
      throw new IllegalArgumentException(
          "cannot cut " + name + " of " + file.length + " bytes to " + length);
    }
    takeSync(name);
    file.length = (int) length;
    file.sync();
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    StorageNames.segments(name);
    if (files.containsKey(name)) {
      takeSync(name);
      files.remove(name);
    }
  }

  private MemoryFile file(String name) throws IOException {
    StorageNames.segments(name);
    MemoryFile file = files.get(name);
    if (file == null) {
      throw new NoSuchFileException(name);
    }
    return file;
  }

  /** A name is a file or a folder, as in a real file system. */
  private void check(String name) throws IOException {
    List<String> segments = StorageNames.segments(name);
    for (int depth = 1; depth < segments.size(); depth++) {
      String folder = String.join("/", segments.subList(0, depth));
      if (files.containsKey(folder)) {
        throw new IOException(folder + " is a file, not a folder");
      }
    }
    String below = files.ceilingKey(name + "/");
    if (below != null && below.startsWith(name + "/")) {
      throw new IOException(name + " is a folder");
    }
  }

  private void takeSync(String name) throws IOException {
    if (syncsLeft == 0) {
      throw new IOException(name + ": sync failed (injected)");
    }
    syncsLeft -= syncsLeft == Long.MAX_VALUE ? 0 : 1;
  }

  private static IOException diskFull(String name) {
    return new NoRoomException(name + ": no space left on device (injected)");
  }

  private final class MemoryAppender implements Appender {
    private final String name;
    private final MemoryFile file;
    private boolean broken;
    private boolean closed;

    MemoryAppender(String name, MemoryFile file) {
      this.name = name;
      this.file = file;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      synchronized (MemoryStorage.this) {
        check();
        int fitting = (int) Math.min(length, freeBytes);
        file.append(bytes, offset, fitting);
        freeBytes -= freeBytes == Long.MAX_VALUE ? 0 : fitting;
        if (fitting < length) {
          broken = true;
          throw diskFull(name);
        }
      }
    }

    @Override
    public void sync() throws IOException {
      synchronized (MemoryStorage.this) {
        check();
        broken = true;
        takeSync(name);
        broken = false;
        file.sync();
      }
    }

    @Override
    public void close() {
      closed = true;
    }

    private void check() throws IOException {
      if (closed) {
        throw new java.nio.channels.ClosedChannelException();
      }
      if (broken) {
        throw new IOException(name + ": an earlier write or sync failed; cut it and open it anew");
      }
    }
  }
}
