package org.pumprig.rig.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.host.Storage;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.time.Scheduler;

/**
 * Makes the journal of a process that died (or was closed) ready to go on: verifies all of it,
 * saves what is torn, cuts it off. Blocks; for the start of a process, before its engine runs.
 */
public final class JournalRecovery {
  private JournalRecovery() {}

  /**
   * A journal ready to go on.
   *
   * @param writer for the next epoch, whose first record the caller appends
   * @param before what there is
   * @param torn what was cut off, for the caller to record
   */
  public record Recovered(JournalWriter writer, Extent before, List<TornTail> torn) {}

  /**
   * Recovers a run's journal.
   *
   * @param run whose it must be
   * @param visitor is shown every event, to rebuild state
   * @param onFailure as in {@link JournalWriter#create}
   * @throws JournalDamage if it is damaged, of another run, or misses lines that a checkpoint
   *     claims
   */
  public static Recovered recover(
      Storage storage,
      Scheduler scheduler,
      Committer committer,
      RunIdentity run,
      JournalVisitor visitor,
      Consumer<JournalFailure> onFailure)
      throws JournalDamage, IOException {
    return recover(storage, scheduler, committer, run, visitor, onFailure, JournalLimits.STANDARD);
  }

  /** Somebody who rebuilds a state from a snapshot and what follows it, or from the beginning. */
  public interface Rebuilder extends JournalVisitor {
    /**
     * Takes over a snapshot's state.
     *
     * @return false, or a {@link JournalFormatException}: it is of another version
     */
    boolean restore(Fields state);

    /** Forgets everything: the journal is read from its beginning. */
    void forget();
  }

  /**
   * Recovers a run's journal from its newest snapshot: only the last segment is read and verified
   * now. Whoever judges the run reads all of it.
   *
   * @param segmentBytes a segment closes with the batch that brings it to so many bytes
   */
  public static Recovered recoverFast(
      Storage storage,
      Scheduler scheduler,
      Committer committer,
      RunIdentity run,
      Rebuilder rebuilder,
      Consumer<JournalFailure> onFailure,
      long segmentBytes)
      throws JournalDamage, IOException {
    JournalLimits limits = JournalLimits.ofSegment(segmentBytes);
    return recoverFast(storage, scheduler, committer, run, rebuilder, onFailure, limits);
  }

  static Recovered recoverFast(
      Storage storage,
      Scheduler scheduler,
      Committer committer,
      RunIdentity run,
      Rebuilder rebuilder,
      Consumer<JournalFailure> onFailure,
      JournalLimits limits)
      throws JournalDamage, IOException {
    Optional<Scanning> scanned = Scanning.fromSnapshot(storage, run, rebuilder);
    if (scanned.isEmpty()) {
      rebuilder.forget();
      return recover(storage, scheduler, committer, run, rebuilder, onFailure, limits);
    }
    return goOn(storage, scheduler, committer, run, scanned.get(), onFailure, limits);
  }

  static Recovered recover(
      Storage storage,
      Scheduler scheduler,
      Committer committer,
      RunIdentity run,
      JournalVisitor visitor,
      Consumer<JournalFailure> onFailure,
      JournalLimits limits)
      throws JournalDamage, IOException {
    Scanning scanned = Scanning.all(storage, visitor);
    return goOn(storage, scheduler, committer, run, scanned, onFailure, limits);
  }

  private static Recovered goOn(
      Storage storage,
      Scheduler scheduler,
      Committer committer,
      RunIdentity run,
      Scanning scanned,
      Consumer<JournalFailure> onFailure,
      JournalLimits limits)
      throws JournalDamage, IOException {
    JournalScan scan = scanned.scan();
    Extent extent = scanned.outcome().extent();
    checkGoesOn(scanned.outcome(), run);
    JournalPosition position = scan.position();
    var torn = new ArrayList<TornTail>();
    cut(storage, Names.CHECKPOINTS, scan.wholeCheckpointBytes(), torn);
    if (position.segment > 0 && storage.exists(Names.segment(position.segment))) {
      cut(storage, Names.segment(position.segment), scan.wholeSegmentBytes(), torn);
      if (position.segmentBytes == 0) {
        storage.delete(Names.segment(position.segment));
        position.uncompressed.remove(position.segment);
        position.segment--;
      } else if (position.segmentBytes >= limits.segmentBytes()) {
        position.segmentOpen = false;
      }
    }
    if (position.segmentOpen) {
      position.uncompressed.remove(position.segment);
    }
    position.epoch = extent.epochs() + 1;
    var writer = new JournalWriter(storage, scheduler, committer, run, onFailure, limits, position);
    return new Recovered(writer, extent, List.copyOf(torn));
  }

  private static void checkGoesOn(ReadOutcome outcome, RunIdentity run) throws JournalDamage {
    switch (outcome) {
      case ReadOutcome.Complete complete -> {}
      case ReadOutcome.Cut cut when cut.missingLines() > 0 ->
          throw new JournalDamage(Names.FOLDER, 0, cut.why(), JournalScan.RESTORE);
      case ReadOutcome.Cut cut -> {}
    }
    RunIdentity found = outcome.extent().run().orElse(run);
    if (!found.equals(run)) {
      throw new JournalDamage(
          Names.FOLDER,
          0,
          "it is the journal of run " + found.runId() + " with its own plan and rig file",
          "resume with the plan and rig file that the run began with");
    }
  }

  /** Saves, durably, what follows the first {@code length} bytes, and cuts it off. */
  private static void cut(Storage storage, String file, long length, List<TornTail> torn)
      throws IOException {
    if (!storage.exists(file) || storage.size(file) == length) {
      return;
    }
    int number = 1;
    while (storage.exists(Names.torn(number))) {
      number++;
    }
    var digest = new Sha256();
    long bytes = 0;
    try (InputStream in = storage.read(file);
        Storage.Appender out = storage.append(Names.torn(number))) {
      in.skipNBytes(length);
      byte[] buffer = new byte[64 << 10];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.add(buffer, 0, count);
        out.write(buffer, 0, count);
        bytes += count;
      }
      out.sync();
    }
    storage.truncate(file, length);
    torn.add(new TornTail(file, Names.torn(number), bytes, digest.finishHex()));
  }
}
