package org.pumprig.fault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.TreeMap;
import org.pumprig.host.Storage;

/** Files in memory: a crash keeps what was synced, and of the rest as much as one asks. */
final class MemoryStorage implements Storage {
  private final TreeMap<String, byte[]> durable = new TreeMap<>();
  private final TreeMap<String, byte[]> current = new TreeMap<>();
  int syncs;
  boolean full;

  /** What a new process finds when of each file's unsynced bytes {@code kept} reached the disk. */
  MemoryStorage afterCrash(int kept) {
    var next = new MemoryStorage();
    for (var file : current.entrySet()) {
      int synced = durable.getOrDefault(file.getKey(), new byte[0]).length;
      int length = Math.min(file.getValue().length, synced + kept);
      if (length > 0) {
        next.current.put(file.getKey(), java.util.Arrays.copyOf(file.getValue(), length));
      }
    }
    next.durable.putAll(next.current);
    return next;
  }

  @Override
  public Appender append(String name) {
    return new Appender() {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        int taken = full ? length / 2 : length;
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(current.getOrDefault(name, new byte[0]));
        whole.write(bytes, offset, taken);
        current.put(name, whole.toByteArray());
        if (full) {
          throw new IOException("no space left");
        }
      }

      @Override
      public void sync() {
        syncs++;
        durable.put(name, current.getOrDefault(name, new byte[0]));
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public InputStream read(String name) throws IOException {
    return new ByteArrayInputStream(content(name));
  }

  @Override
  public long size(String name) throws IOException {
    return content(name).length;
  }

  private byte[] content(String name) throws IOException {
    var bytes = current.get(name);
    if (bytes == null) {
      throw new IOException("no file " + name);
    }
    return bytes;
  }

  @Override
  public boolean exists(String name) {
    return current.containsKey(name);
  }

  @Override
  public List<String> list(String folder) {
    return List.copyOf(current.keySet());
  }

  @Override
  public void replace(String name, byte[] content) throws IOException {
    if (full) {
      throw new IOException("no space left");
    }
    current.put(name, content.clone());
    durable.put(name, content.clone());
  }

  @Override
  public void truncate(String name, long length) throws IOException {
    replace(name, java.util.Arrays.copyOf(content(name), Math.toIntExact(length)));
  }

  @Override
  public void delete(String name) {
    current.remove(name);
    durable.remove(name);
  }
}
