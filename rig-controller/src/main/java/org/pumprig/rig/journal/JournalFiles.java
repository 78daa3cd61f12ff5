package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.Storage;

/** The open files of a writer; used by the I/O thread alone. */
final class JournalFiles {
  private final Storage storage;
  private int segment;
  private Storage.@Nullable Appender lines;
  private Storage.@Nullable Appender checkpoints;
  private boolean dirty;

  JournalFiles(Storage storage) {
    this.storage = storage;
  }

  /** Does all steps; when it returns, everything they wrote is durable. */
  void run(List<IoStep> steps) throws IOException {
    for (IoStep step : steps) {
      switch (step) {
        case IoStep.Lines batch -> append(batch);
        case IoStep.Note note -> append(note);
        case IoStep.State state -> snapshot(state);
        case IoStep.CloseFiles close -> closeFiles();
      }
    }
    sync();
  }

  private void append(IoStep.Lines batch) throws IOException {
    Storage.Appender file = lines;
    if (file == null || segment != batch.segment()) {
      closeLines();
      file = storage.append(Names.segment(batch.segment()));
      lines = file;
      segment = batch.segment();
    }
    dirty = true;
    file.write(batch.bytes().array(), 0, batch.bytes().length());
  }

  private void append(IoStep.Note note) throws IOException {
    sync();
    Storage.Appender file = checkpoints;
    if (file == null) {
      file = storage.append(Names.CHECKPOINTS);
      checkpoints = file;
    }
    file.write(note.entry(), 0, note.entry().length);
    file.sync();
  }

  private void snapshot(IoStep.State state) throws IOException {
    sync();
    storage.replace(Snapshot.name(state.segment()), state.file());
    storage.delete(Snapshot.name(state.segment() - Snapshot.KEPT));
  }

  private void sync() throws IOException {
    if (lines != null && dirty) {
      lines.sync();
      dirty = false;
    }
  }

  private void closeLines() throws IOException {
    sync();
    if (lines != null) {
      lines.close();
      lines = null;
    }
  }

  private void closeFiles() throws IOException {
    closeLines();
    if (checkpoints != null) {
      checkpoints.close();
      checkpoints = null;
    }
  }
}
