package org.pumprig.rig.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.NoRoomException;
import org.pumprig.host.Storage;

/**
 * One closed segment on its way: compressed, synced, read back and compared, and only then the raw
 * file deleted. While the raw file is there it is the one that counts.
 */
final class SegmentCompression {
  private static final int SLICE_BYTES = 1 << 20;
  private final Storage storage;
  private final int segment;
  private final Sha256 rawDigest = new Sha256();
  private final Sha256 readBackDigest = new Sha256();
  private final byte[] buffer = new byte[64 << 10];
  private Phase phase = Phase.BEGIN;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;
  private Storage.@Nullable Appender appender;
  private volatile @Nullable String digest;

  private enum Phase {
    BEGIN,
    COMPRESS,
    VERIFY,
    DONE
  }

  SegmentCompression(Storage storage, int segment) {
    this.storage = storage;
    this.segment = segment;
  }

  int segment() {
    return segment;
  }

  boolean isDone() {
    return digest != null;
  }

  /** SHA-256 of the compressed file, in hex. */
  String digest() {
    String known = digest;
    if (known == null) {
      throw new IllegalStateException("segment " + segment + " isn't compressed yet");
    }
    return known;
  }

  /** Does the next slice. */
  void step() throws IOException {
    switch (phase) {
      case BEGIN -> begin();
      case COMPRESS -> compress();
      case VERIFY -> verify();
      case DONE -> throw new IllegalStateException("segment " + segment + " is done");
    }
  }

  /** There is no room for it: what was written of it is deleted, the raw file stays. */
  void abandon() throws IOException {
    for (AutoCloseable open : new @Nullable AutoCloseable[] {in, appender}) {
      if (open != null) {
        try {
          open.close();
        } catch (Exception refusedAgain) {
          // it is deleted
        }
      }
    }
    storage.delete(Names.compressed(segment));
  }

  private void begin() throws IOException {
    storage.delete(Names.compressed(segment)); // a compression that was cut short
    in = storage.read(Names.segment(segment));
    Storage.Appender file = storage.append(Names.compressed(segment));
    appender = file;
    out = new LevelOne(new AppenderStream(file));
    phase = Phase.COMPRESS;
  }

  private void compress() throws IOException {
    InputStream raw = opened(in);
    OutputStream gzip = opened(out);
    for (int done = 0; done < SLICE_BYTES; ) {
      int count = raw.read(buffer);
      if (count < 0) {
        raw.close();
        gzip.close();
        in = new GZIPInputStream(storage.read(Names.compressed(segment)), buffer.length);
        phase = Phase.VERIFY;
        return;
      }
      rawDigest.add(buffer, 0, count);
      gzip.write(buffer, 0, count);
      done += count;
    }
  }

  private void verify() throws IOException {
    InputStream back = opened(in);
    for (int done = 0; done < SLICE_BYTES; ) {
      int count = back.read(buffer);
      if (count < 0) {
        back.close();
        finish();
        return;
      }
      readBackDigest.add(buffer, 0, count);
      done += count;
    }
  }

  private void finish() throws IOException {
    if (!rawDigest.finishHex().equals(readBackDigest.finishHex())) {
      throw new IOException(Names.compressed(segment) + " reads back differently");
    }
    var fileDigest = new Sha256();
    try (InputStream file = storage.read(Names.compressed(segment))) {
      for (int count = file.read(buffer); count >= 0; count = file.read(buffer)) {
        fileDigest.add(buffer, 0, count);
      }
    }
    storage.delete(Names.segment(segment));
    phase = Phase.DONE;
    digest = fileDigest.finishHex();
  }

  private static <T> T opened(@Nullable T file) {
    if (file == null) {
      throw new IllegalStateException("not open");
    }
    return file;
  }

  /** Gzip at level 1: time counts for more than space while a run is on. */
  private static final class LevelOne extends GZIPOutputStream {
    LevelOne(OutputStream out) throws IOException {
      super(out, 64 << 10);
      def.setLevel(1);
    }
  }

  /** Appends what is written and syncs when closed. */
  private static final class AppenderStream extends OutputStream {
    private final Storage.Appender appender;
    private @Nullable NoRoomException refused;

    AppenderStream(Storage.Appender appender) {
      this.appender = appender;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        appender.write(bytes, offset, length);
      } catch (NoRoomException full) {
        refused = full;
        throw full;
      }
    }

    /** Closed in the wake of a refusal it says so again: what a stream's close throws last wins. */
    @Override
    public void close() throws IOException {
      if (refused != null) {
        throw refused;
      }
      appender.sync();
      appender.close();
    }
  }
}
