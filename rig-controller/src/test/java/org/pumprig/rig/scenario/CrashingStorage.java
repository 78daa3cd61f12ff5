package org.pumprig.rig.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.pumprig.host.Storage;

/** A storage in which every change is a step at which the process can die, before or after it. */
record CrashingStorage(Storage inner, CrashPoint point) implements Storage {
  @Override
  public Appender append(String name) throws IOException {
    point.step();
    return new CrashingAppender(inner.append(name), point);
  }

  @Override
  public InputStream read(String name) throws IOException {
    return inner.read(name);
  }

  @Override
  public long size(String name) throws IOException {
    return inner.size(name);
  }

  @Override
  public boolean exists(String name) {
    return inner.exists(name);
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return inner.list(folder);
  }

  @Override
  public void replace(String name, byte[] content) throws IOException {
    point.step();
    inner.replace(name, content);
    point.step();
  }

  @Override
  public void truncate(String name, long length) throws IOException {
    point.step();
    inner.truncate(name, length);
    point.step();
  }

  @Override
  public void delete(String name) throws IOException {
    point.step();
    inner.delete(name);
    point.step();
  }

  private record CrashingAppender(Appender inner, CrashPoint point) implements Appender {
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      point.step();
      inner.write(bytes, offset, length);
      point.step();
    }

    @Override
    public void sync() throws IOException {
      inner.sync();
      point.step();
    }

    @Override
    public void close() throws IOException {
      inner.close();
    }
  }
}
