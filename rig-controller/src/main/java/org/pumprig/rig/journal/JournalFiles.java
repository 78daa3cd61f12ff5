package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.Storage;

/**
 * The open files of a writer; used by the I/O thread alone.
 *
 * <p>Steps that failed can be tried again: everything is cut back to where it was before them
 * first, so that nothing stands twice or half.
 */
final class JournalFiles {
  private final Storage storage;
  private int segment;
  private @Nullable OpenFile lines;
  private @Nullable OpenFile checkpoints;
  private boolean dirty;
  private boolean failed;

  /** Lengths of the files in use before the steps under way. */
  private final Map<String, Long> durable = new TreeMap<>();

  private static final class OpenFile {
    private final String name;
    private final Storage.Appender appender;
    private long length;

    OpenFile(String name, Storage.Appender appender, long length) {
      this.name = name;
      this.appender = appender;
      this.length = length;
    }

    void write(byte[] bytes, int count) throws IOException {
      appender.write(bytes, 0, count);
      length += count;
    }
  }

  JournalFiles(Storage storage) {
    this.storage = storage;
  }

  /** Does all steps; when it returns, everything they wrote is durable. */
  void run(List<IoStep> steps) throws IOException {
    if (failed) {
      cutBack();
    }
    failed = true;
    for (IoStep step : steps) {
      switch (step) {
        case IoStep.Lines batch -> append(batch);
        case IoStep.Note note -> append(note);
        case IoStep.State state -> snapshot(state);
        case IoStep.CloseFiles close -> closeFiles();
      }
    }
    sync();
    failed = false;
    durable.clear();
    remember(lines);
    remember(checkpoints);
  }

  private void remember(@Nullable OpenFile file) {
    if (file != null) {
      durable.put(file.name, file.length);
    }
  }

  private void cutBack() throws IOException {
    abandon(lines);
    lines = null;
    abandon(checkpoints);
    checkpoints = null;
    dirty = false;
    for (Map.Entry<String, Long> before : durable.entrySet()) {
      if (storage.exists(before.getKey()) && storage.size(before.getKey()) > before.getValue()) {
        storage.truncate(before.getKey(), before.getValue());
      }
    }
  }

  private static void abandon(@Nullable OpenFile file) {
    if (file != null) {
      try {
        file.appender.close();
      } catch (IOException refusedAgain) {
        // what it held is cut off
      }
    }
  }

  private OpenFile open(String name) throws IOException {
    long length = storage.exists(name) ? storage.size(name) : 0;
    durable.putIfAbsent(name, length);
    return new OpenFile(name, storage.append(name), length);
  }

  private void append(IoStep.Lines batch) throws IOException {
    OpenFile file = lines;
    if (file == null || segment != batch.segment()) {
      closeLines();
      file = open(Names.segment(batch.segment()));
      lines = file;
      segment = batch.segment();
    }
    dirty = true;
    file.write(batch.bytes().array(), batch.bytes().length());
  }

  private void append(IoStep.Note note) throws IOException {
    sync();
    OpenFile file = checkpoints;
    if (file == null) {
      file = open(Names.CHECKPOINTS);
      checkpoints = file;
    }
    file.write(note.entry(), note.entry().length);
    file.appender.sync();
  }

  private void snapshot(IoStep.State state) throws IOException {
    sync();
    storage.replace(Snapshot.name(state.segment()), state.file());
    storage.delete(Snapshot.name(state.segment() - Snapshot.KEPT));
  }

  private void sync() throws IOException {
    OpenFile file = lines;
    if (file != null && dirty) {
      file.appender.sync();
      dirty = false;
    }
  }

  private void closeLines() throws IOException {
    sync();
    OpenFile file = lines;
    if (file != null) {
      lines = null;
      file.appender.close();
    }
  }

  private void closeFiles() throws IOException {
    closeLines();
    OpenFile file = checkpoints;
    if (file != null) {
      checkpoints = null;
      file.appender.close();
    }
  }
}
