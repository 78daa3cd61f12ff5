package org.pumprig.rig.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.host.Storage;

/**
 * Which campaigns were begun on this machine and not brought to their end: a run that dies between
 * two faults leaves nothing in the fault ledger, and must be ended all the same.
 *
 * <p>One small file a campaign in the machine's state directory, holding the campaign's directory;
 * whoever touches them holds the machine's lock.
 */
final class OpenCampaigns {
  private static final String FOLDER = "campaigns";
  private static final int MOST_BYTES = 16 << 10;

  private final Storage storage;

  OpenCampaigns(Path state) throws IOException {
    this.storage = new DirectoryStorage(state);
  }

  private static String file(String campaignId) {
    return FOLDER + "/" + campaignId;
  }

  /** Durable when this returns. */
  void begin(String campaignId, Path directory) throws IOException {
    byte[] path = directory.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
    storage.replace(file(campaignId), path);
  }

  /** The campaign's runs have ended, each in its own way. */
  void end(String campaignId) throws IOException {
    storage.delete(file(campaignId));
  }

  /** Campaigns not ended, with their directories. */
  List<Open> all() throws IOException {
    var open = new ArrayList<Open>();
    for (String campaignId : storage.list(FOLDER)) {
      try (InputStream in = storage.read(file(campaignId))) {
        String path = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        open.add(new Open(campaignId, Path.of(path)));
      }
    }
    return open;
  }

  /** A campaign that was not ended. */
  record Open(String campaignId, Path directory) {}
}
