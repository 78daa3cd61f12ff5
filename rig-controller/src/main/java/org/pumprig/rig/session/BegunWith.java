package org.pumprig.rig.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;

/**
 * What a campaign was begun with, so that it can be gone on with: {@code begun.json} in its
 * directory. The files are named, not copied: the digests in the journals say whether they are
 * still the same.
 *
 * @param campaignId names the campaign
 * @param plan the plan's file, absolute
 * @param rig the rig file, absolute
 * @param arm the only arm that was asked for; empty: all
 */
public record BegunWith(String campaignId, Path plan, Path rig, Optional<String> arm) {
  private static final String FILE = "begun.json";
  private static final int MOST_BYTES = 64 << 10;
  private static final long FORMAT = 1;

  /** Writes it; durable when this returns. */
  public void write(CampaignDirectory directory) throws IOException {
    new DirectoryStorage(directory.root())
        .replace(
            FILE,
            CanonicalJson.bytes(
                out -> {
                  arm.ifPresent(only -> out.text("arm", only));
                  out.text("campaignId", campaignId)
                      .number("format", FORMAT)
                      .text("plan", plan.toAbsolutePath().toString())
                      .text("rig", rig.toAbsolutePath().toString());
                }));
  }

  /**
   * Reads it back.
   *
   * @return empty if the directory has no such file: an earlier version made it, or a simulation
   * @throws IOException if there is one that can't be read; the message names it
   */
  public static Optional<BegunWith> read(CampaignDirectory directory) throws IOException {
    Path file = directory.root().resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(MOST_BYTES);
      Fields in = new CanonicalParser(MOST_BYTES).parse(bytes, 0, bytes.length);
      if (in.number("format") != FORMAT) {
        throw new IOException(
            "%s: format %d is not known; this version reads %d. Resume with the version that began it"
                .formatted(file, in.number("format"), FORMAT));
      }
      return Optional.of(
          new BegunWith(
              in.text("campaignId"),
              Path.of(in.text("plan")),
              Path.of(in.text("rig")),
              in.has("arm") ? Optional.of(in.text("arm")) : Optional.empty()));
    } catch (JournalFormatException bad) {
      throw new IOException(
          "%s is damaged (%s); delete it and name the plan: 'pumprig run PLAN --resume %s'"
              .formatted(file, bad.getMessage(), directory.root()),
          bad);
    }
  }
}
