package org.pumprig.rig.session;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.pumprig.host.Storage;

/**
 * Storage for virtual time: nothing happens in the world that an intent would have to outlive, so
 * nothing waits for the disk.
 */
record UnsyncedStorage(Storage storage) implements Storage {
  @Override
  public Appender append(String name) throws IOException {
    return new UnsyncedAppender(storage.append(name));
  }

  @Override
  public InputStream read(String name) throws IOException {
    return storage.read(name);
  }

  @Override
  public long size(String name) throws IOException {
    return storage.size(name);
  }

  @Override
  public boolean exists(String name) {
    return storage.exists(name);
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return storage.list(folder);
  }

  @Override
  public void replace(String name, byte[] content) throws IOException {
    storage.replace(name, content);
  }

  @Override
  public void truncate(String name, long length) throws IOException {
    storage.truncate(name, length);
  }

  @Override
  public void delete(String name) throws IOException {
    storage.delete(name);
  }

  private record UnsyncedAppender(Appender appender) implements Appender {
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      appender.write(bytes, offset, length);
    }

    @Override
    public void sync() {}

    @Override
    public void close() throws IOException {
      appender.close();
    }
  }
}
