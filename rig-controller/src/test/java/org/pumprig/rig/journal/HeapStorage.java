package org.pumprig.rig.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.TreeMap;
import org.pumprig.host.Storage;

/** Files on the heap, which can be copied, changed and made to fail. */
final class HeapStorage implements Storage {
  final TreeMap<String, byte[]> files = new TreeMap<>();
  final TreeMap<String, byte[]> durable = new TreeMap<>();
  int syncs;
  int writesBeforeFailure = Integer.MAX_VALUE;

  /** Is told of every file that is opened to be read. */
  Runnable reading = () -> {};

  HeapStorage copy() {
    var copy = new HeapStorage();
    files.forEach((name, bytes) -> copy.files.put(name, bytes.clone()));
    return copy;
  }

  byte[] get(String name) throws IOException {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new IOException("no file " + name);
    }
    return bytes;
  }

  @Override
  public Appender append(String name) {
    files.putIfAbsent(name, new byte[0]);
    return new Appender() {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        if (writesBeforeFailure-- <= 0) {
          throw new IOException("no space left on device");
        }
        var joined = new ByteArrayOutputStream();
        joined.writeBytes(get(name));
        joined.write(bytes, offset, length);
        files.put(name, joined.toByteArray());
      }

      @Override
      public void sync() throws IOException {
        syncs++;
        durable.put(name, get(name));
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public InputStream read(String name) throws IOException {
    reading.run();
    return new ByteArrayInputStream(get(name));
  }

  @Override
  public long size(String name) throws IOException {
    return get(name).length;
  }

  @Override
  public boolean exists(String name) {
    return files.containsKey(name);
  }

  @Override
  public List<String> list(String folder) {
    String prefix = folder + "/";
    return files.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  @Override
  public void replace(String name, byte[] content) {
    files.put(name, content.clone());
  }

  @Override
  public void truncate(String name, long length) throws IOException {
    files.put(name, java.util.Arrays.copyOf(get(name), (int) length));
  }

  @Override
  public void delete(String name) {
    files.remove(name);
  }
}
