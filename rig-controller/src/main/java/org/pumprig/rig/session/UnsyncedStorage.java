package org.pumprig.rig.session;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.pumprig.host.NoRoomException;
import org.pumprig.host.Storage;

/**
 * Storage for virtual time: nothing happens in the world that an intent would have to outlive, so
 * nothing waits for the disk, and appended bytes gather before they go there. Files are read once
 * their appenders are closed.
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

  private static final class UnsyncedAppender implements Appender {
    private final Appender appender;
    private final byte[] gathered = new byte[64 << 10];
    private int length;

    UnsyncedAppender(Appender appender) {
      this.appender = appender;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      if (count > gathered.length - length) {
        passOn();
      }
      if (count > gathered.length) {
        appender.write(bytes, offset, count);
      } else {
        System.arraycopy(bytes, offset, gathered, length, count);
        length += count;
      }
    }

    private void passOn() throws IOException {
      int count = length;
      length = 0;
      try {
        appender.write(gathered, 0, count);
      } catch (NoRoomException full) {
        // what had gathered is gone: nobody may think that it can be written again
        throw new IOException(full.getMessage(), full);
      }
    }

    @Override
    public void sync() {}

    @Override
    public void close() throws IOException {
      try (appender) {
        passOn();
      }
    }
  }
}
