package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.authority.TimeAuthority;
import org.pumprig.rig.compare.CampaignJson;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.SigningKey;
import org.pumprig.rig.stated.StatedFile;

/** Puts a pack together: payload, manifests, seals, in this order. */
public final class Pack {
  private static final String REPORT = "data/report/index.html";

  private Pack() {}

  /**
   * Writes the bag into a new folder and a zip of it beside it.
   *
   * @param bag the folder; must not exist
   * @param keys one or more; the first also signs the Sigstore bundles, the first of kind Ed25519
   *     the checkpoints
   * @param authority whom to ask for a time stamp over the campaign's seal
   * @return the zip's path
   * @throws SealException if the authority doesn't answer with a stamp of its own
   * @throws IOException if something exists already, can't be read or written, or is a link
   */
  public static Path write(
      Path bag, PackContent content, List<SigningKey> keys, Optional<TimeAuthority> authority)
      throws IOException, SealException {
    Path zip = bag.resolveSibling(bag.getFileName() + ".zip");
    if (Files.exists(bag) || Files.exists(zip)) {
      throw new IOException(bag + " or " + zip + " exists already; name another folder with --out");
    }
    Files.createDirectories(bag.resolve("data"));
    payload(bag, content, authority.isPresent());
    Bag.close(bag, information(content));
    Seals.write(bag, content.result(), keys);
    CheckpointNotes.write(bag, runNames(content), keys);
    if (authority.isPresent()) {
      Path envelope = bag.resolve(Seals.envelopeFile(Seals.CAMPAIGN));
      byte[] stamp = authority.get().stamp(Files.readAllBytes(envelope));
      Files.write(bag.resolve(Seals.STAMP), stamp);
    }
    BagZip.write(bag, zip);
    return zip;
  }

  private static List<String> runNames(PackContent content) {
    return content.runDirectories().stream().map(run -> String.valueOf(run.getFileName())).toList();
  }

  private static void payload(Path bag, PackContent content, boolean stamped) throws IOException {
    Path firstRun = content.runDirectories().getFirst();
    for (String name : List.of("plan.yaml", "rig.yaml")) {
      Files.copy(firstRun.resolve(name), bag.resolve("data").resolve(name));
    }
    for (Path run : content.runDirectories()) {
      PackFiles.copyFolder(
          run, bag.resolve("data/runs").resolve(String.valueOf(run.getFileName())));
    }
    if (content.inputs().isPresent()) {
      PackFiles.copyFolder(content.inputs().get(), bag.resolve("data/inputs"));
    }
    if (content.bom().isPresent()) {
      Files.copy(content.bom().get(), bag.resolve("data/bom.cdx.json"));
    }
    put(bag, "data/campaign.json", CampaignJson.bytes(content.result()));
    put(bag, "data/verdicts.json", content.verdictsJson());
    if (content.environment().isPresent()) {
      put(bag, "data/environment.json", content.environment().get());
    }
    put(bag, REPORT, content.reportHtml());
    for (var file : content.trace().entrySet()) {
      put(bag, "data/trace/" + file.getKey(), file.getValue());
    }
    for (var file : content.tables().entrySet()) {
      put(bag, "data/tables/" + file.getKey(), file.getValue());
    }
    put(bag, "data/report/report.pdf", content.reportPdf());
    if (content.stated().isPresent()) {
      stated(bag, content.stated().get());
    }
    put(bag, "data/junit.xml", JunitXml.of(content.result().runs()));
    put(bag, "data/requirements.csv", RequirementsMatrix.csv(content.result()));
    put(bag, "data/not-in-this-pack.txt", absent(content, stamped));
  }

  private static void stated(Path bag, StatedFile stated) throws IOException {
    put(bag, "data/stated/stated.yaml", Files.readAllBytes(stated.file()));
    for (Path record : stated.records()) {
      put(bag, "data/calibration/" + record.getFileName(), Files.readAllBytes(record));
    }
  }

  /** What a full pack holds and this one doesn't: said, so that nobody takes it for complete. */
  private static String absent(PackContent content, boolean stamped) {
    var lines = new ArrayList<String>();
    lines.add("Items that evidence for a regulator usually needs and that this pack doesn't hold:");
    if (!content.result().approval().approved()) {
      lines.add("- an approval of the plan before its first run");
    }
    lines.add("- approvals of this pack: they lie in an outer bag around it, or nowhere");
    if (!stamped) {
      lines.add("- a time-stamp token of an authority");
    }
    if (content.stated().isEmpty()) {
      lines.add("- what persons state: laboratory, units, equipment, testers, anomalies");
    }
    if (content.stated().map(StatedFile::records).orElse(List.of()).isEmpty()) {
      lines.add("- calibration records of instruments");
    }
    if (content.environment().isEmpty()) {
      lines.add("- the environment of the runs: kernel, programs with their versions");
    }
    lines.add("- raw captures, unless a run's folder holds them");
    if (content.bom().isEmpty()) {
      lines.add("- the software bill of materials of PumpRig");
    }
    if (content.inputs().isEmpty()) {
      lines.add("- the firmware files as used");
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> information(PackContent content) {
    String day =
        Instant.ofEpochMilli(content.packedWallMicros() / 1000)
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .toString();
    var lines = new ArrayList<String>();
    lines.add("Bag-Software-Agent: " + content.producer());
    lines.add("Bagging-Date: " + day);
    lines.add("External-Identifier: " + content.result().plan().planId());
    lines.add("External-Description: Evidence towards: " + content.result().plan().title());
    if (content.result().runs().stream().anyMatch(RunVerdict::emulated)) {
      lines.add("Emulated: runs on emulated pumps; every number about a pump is illustrative");
    }
    if (!content.result().approval().approved() || content.result().claim().isEmpty()) {
      lines.add("Exploratory: the plan was not approved before the runs, or states no claim");
    }
    return lines;
  }

  private static void put(Path bag, String name, String text) throws IOException {
    put(bag, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(Path bag, String name, byte[] bytes) throws IOException {
    Path file = bag.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
