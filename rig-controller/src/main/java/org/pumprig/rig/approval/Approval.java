package org.pumprig.rig.approval;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.seal.SealException;

/**
 * What a person signs: 21 CFR 11.50 asks for the printed name, date and time, and the meaning;
 * 11.70 for the link to the record, which is the digest.
 *
 * @param subject of what
 * @param file the approved file's name, for people
 * @param sha256 lower-case hex of a plan file, or of a pack's {@code tagmanifest-sha256.txt}
 * @param attachments files that belong to a plan, with their digests, by name
 * @param name of the person
 * @param role as what the person signs
 * @param meaning of the signature, in the person's words
 * @param time when, in whole seconds
 */
public record Approval(
    Subject subject,
    String file,
    String sha256,
    List<Attachment> attachments,
    String name,
    Role role,
    String meaning,
    Instant time) {
  /** For what an approval's signature is good, and nothing else. */
  public static final String NAMESPACE = "pumprig-approval";

  /** The most characters of a name or a meaning. */
  public static final int MOST_CHARACTERS = 200;

  private static final String TYPE = "urn:pumprig:approval:v1";
  private static final int MOST_BYTES = 256 << 10;

  /** What can be approved. */
  public enum Subject {
    /** A plan, before it is run. */
    PLAN,
    /** An evidence pack. */
    PACK;

    String word() {
      return this == PLAN ? "plan" : "pack";
    }
  }

  /**
   * A file that belongs to a plan.
   *
   * @param name as kept with a run
   * @param sha256 lower-case hex
   */
  public record Attachment(String name, String sha256) {}

  /** Copies the list. */
  public Approval {
    attachments = List.copyOf(attachments);
    time = time.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The statement's bytes: canonical JSON with a line end; these are signed. */
  public byte[] json() {
    return CanonicalJson.line(
        out ->
            out.objects(
                    "attachments",
                    attachments,
                    (one, inner) -> inner.text("name", one.name()).text("sha256", one.sha256()))
                .text("file", file)
                .text("meaning", meaning)
                .text("name", name)
                .text("role", role.word())
                .text("sha256", sha256)
                .text("subject", subject.word())
                .text("time", time.toString())
                .text("type", TYPE));
  }

  /**
   * Reads a statement.
   *
   * @throws SealException if it is anything but what {@link #json} writes
   */
  public static Approval parse(byte[] json) throws SealException {
    if (json.length == 0 || json.length > MOST_BYTES) {
      throw new SealException("no approval: it is empty or too large");
    }
    try {
      Fields in = new CanonicalParser(MOST_BYTES).parse(json, 0, json.length - 1);
      var read =
          new Approval(
              in.text("subject").equals("plan") ? Subject.PLAN : Subject.PACK,
              in.text("file"),
              in.text("sha256"),
              in.objects("attachments").stream()
                  .map(one -> new Attachment(one.text("name"), one.text("sha256")))
                  .toList(),
              in.text("name"),
              Role.of(in.text("role")).orElse(Role.TESTER),
              in.text("meaning"),
              Instant.parse(in.text("time")));
      if (Arrays.equals(read.json(), json)) {
        return read;
      }
    } catch (JournalFormatException | DateTimeException e) {
      throw new SealException("no approval as this version writes it: " + e.getMessage());
    }
    throw new SealException("no approval as this version writes it");
  }

  /** What the statement's file is called; its signature has {@code .sig} behind it. */
  public String fileName() {
    return role.word() + "-" + ContentDigest.hex(json()).substring(0, 16) + ".json";
  }

  /** The approval in one line, for people. */
  public String line() {
    return name + " (" + role.word() + ", " + time + "): " + meaning;
  }
}
