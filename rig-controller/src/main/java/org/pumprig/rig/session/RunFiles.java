package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.host.Storage;
import org.pumprig.rig.campaign.RunJournals;
import org.pumprig.rig.campaign.RunPlace;
import org.pumprig.rig.journal.Committer;
import org.pumprig.rig.journal.RunIdentity;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.time.Scheduler;

/** Makes run directories: header, plan and rig file as used, and the journal. */
final class RunFiles implements RunJournals {
  private final Folders folders;
  private final Inputs inputs;
  private final String campaignId;
  private final boolean virtual;
  private final Scheduler scheduler;
  private final Committer committer;

  /** Where each run's files go. */
  @FunctionalInterface
  interface Folders {
    /** The storage of one run, empty. */
    Storage of(RunPlace place) throws IOException;

    /** Where the run's bulk bytes go; empty: there are none. */
    default Optional<Path> raw(RunPlace place) {
      return Optional.empty();
    }
  }

  RunFiles(
      Folders folders,
      Inputs inputs,
      String campaignId,
      boolean virtual,
      Scheduler scheduler,
      Committer committer) {
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
    storage.replace(RunHeader.FILE, header(place).bytes());
    return WritingJournal.create(
        storage,
        scheduler,
        committer,
        new RunIdentity(place.runId(), inputs.plan().digest(), inputs.rig().digest()),
        folders.raw(place),
        failed);
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
