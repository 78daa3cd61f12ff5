package org.pumprig.rig.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.host.Storage;
import org.pumprig.rig.campaign.RunJournals;
import org.pumprig.rig.campaign.RunPlace;
import org.pumprig.rig.campaign.RunReplay;
import org.pumprig.rig.journal.Committer;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalWriter;
import org.pumprig.rig.journal.RunIdentity;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.judge.RunState;
import org.pumprig.time.Scheduler;

/** Makes run directories: header, plan and rig file as used, and the journal. */
final class RunFiles implements RunJournals {
  /** A header is a few hundred bytes. */
  private static final int MOST_HEADER_BYTES = 64 << 10;

  /** Without its start a journal holds one batch at the most. */
  private static final int MOST_UNBEGUN_BYTES = 4 << 20;

  private final Folders folders;
  private final Inputs inputs;
  private final String campaignId;
  private final boolean virtual;
  private final Scheduler scheduler;
  private final Committer committer;
  private final long segmentBytes;

  /** Where each run's files go. */
  @FunctionalInterface
  interface Folders {
    /** The storage of one run, empty. */
    Storage of(RunPlace place) throws IOException;

    /** Where the run's bulk bytes go; empty: there are none. */
    default Optional<Path> raw(RunPlace place) {
      return Optional.empty();
    }

    /** Whether there is anything of a run; asking makes nothing. */
    default boolean isThere(RunPlace place) throws IOException {
      return of(place).exists(RunHeader.FILE);
    }
  }

  RunFiles(
      Folders folders,
      Inputs inputs,
      String campaignId,
      boolean virtual,
      Scheduler scheduler,
      Committer committer) {
    this(
        folders,
        inputs,
        campaignId,
        virtual,
        scheduler,
        committer,
        JournalWriter.segmentBytes(inputs.plan().units().serials(inputs.rig()).size()));
  }

  /**
   * With segments of another length.
   *
   * @param segmentBytes a segment closes with the batch that brings it to so many bytes
   */
  RunFiles(
      Folders folders,
      Inputs inputs,
      String campaignId,
      boolean virtual,
      Scheduler scheduler,
      Committer committer,
      long segmentBytes) {
    this.segmentBytes = segmentBytes;
    this.folders = folders;
    this.inputs = inputs;
    this.campaignId = campaignId;
    this.virtual = virtual;
    this.scheduler = scheduler;
    this.committer = committer;
  }

  @Override
  public Opened open(RunPlace place, Consumer<IOException> failed) throws IOException {
    Storage storage = folders.of(place);
    storage.replace("plan.yaml", inputs.planBytes());
    storage.replace("rig.yaml", inputs.rigBytes());
    for (var attachment : inputs.attachments().entrySet()) {
      storage.replace(attachment.getKey(), attachment.getValue());
    }
    for (var approval : inputs.approvals().files().entrySet()) {
      storage.replace(approval.getKey(), approval.getValue());
    }
    keepRegister(storage);
    storage.replace(RunHeader.FILE, header(place).bytes());
    return WritingJournal.create(
        storage, scheduler, committer, identity(place), segmentBytes, folders.raw(place), failed);
  }

  /** Each that a journal names is kept: between two epochs an instrument may be calibrated. */
  private void keepRegister(Storage storage) throws IOException {
    for (var register : inputs.register().entrySet()) {
      storage.replace(register.getKey(), register.getValue());
    }
  }

  @Override
  public Standing standing(RunPlace place) throws IOException {
    if (!folders.isThere(place) || folders.of(place).list("journal").isEmpty()) {
      return Standing.NEW;
    }
    try {
      return read(folders.of(place)).state() == RunState.ENDED ? Standing.OVER : Standing.UNDER_WAY;
    } catch (JournalFormatException unreadable) {
      return Standing.UNDER_WAY; // its journal tells
    }
  }

  @Override
  public Reopened reopen(RunPlace place, RunReplay replay, Consumer<IOException> failed)
      throws IOException {
    Storage storage = folders.of(place);
    keepRegister(storage);
    try {
      return WritingJournal.reopen(
          storage,
          scheduler,
          committer,
          identity(place),
          replay,
          segmentBytes,
          folders.raw(place),
          failed);
    } catch (JournalDamage | JournalFormatException damaged) {
      throw new IOException(damaged.getMessage(), damaged);
    }
  }

  @Override
  public void neverBegan(RunPlace place) throws IOException {
    if (folders.isThere(place)) {
      folders
          .of(place)
          .replace(RunHeader.FILE, header(place).with(RunState.ENDED, Optional.empty()).bytes());
    }
  }

  @Override
  public void putAside(RunPlace place) throws IOException {
    if (!folders.isThere(place)) {
      return;
    }
    Storage storage = folders.of(place);
    var files = new ArrayList<String>();
    storage.list("journal").forEach(name -> files.add("journal/" + name));
    if (storage.exists("checkpoints")) {
      files.add("checkpoints");
    }
    for (String file : files) {
      try (InputStream in = storage.read(file)) {
        String kept = "raw/unbegun-" + storage.list("raw").size();
        storage.replace(kept, in.readNBytes(MOST_UNBEGUN_BYTES));
      }
      storage.delete(file);
    }
  }

  private static RunHeader read(Storage storage) throws IOException {
    try (InputStream in = storage.read(RunHeader.FILE)) {
      return RunHeader.parse(in.readNBytes(MOST_HEADER_BYTES));
    }
  }

  private RunIdentity identity(RunPlace place) {
    return new RunIdentity(place.runId(), inputs.plan().digest(), inputs.rig().digest());
  }

  private RunHeader header(RunPlace place) {
    return new RunHeader(
        place.runId(),
        campaignId,
        place.serial(),
        place.arm().name(),
        place.arm().firmware(),
        place.replicate(),
        place.slot(),
        inputs.plan().planId(),
        inputs.plan().digest(),
        inputs.rig().id(),
        inputs.rig().digest(),
        inputs.rig().isEmulated(place.serial()),
        virtual);
  }
}
