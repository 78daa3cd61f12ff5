package org.pumprig.rig.rundir;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.pumprig.digest.ContentDigest;
import org.pumprig.host.Storage;
import org.pumprig.rig.calibration.CalibrationRegister;

/** Digests the files that a verdict rests on, and the bulk bytes that its journal refers to. */
final class Evidence {
  private Evidence() {}

  /**
   * Plan with its attachments, rig file, register of instruments, journal, checkpoints and bulk
   * bytes, by path.
   */
  static List<EvidenceFile> of(Storage storage) throws IOException {
    var names = new ArrayList<String>();
    for (String name : List.of("checkpoints", "plan.yaml", "rig.yaml")) {
      if (storage.exists(name)) {
        names.add(name);
      }
    }
    for (String name : storage.list("journal")) {
      names.add(name.startsWith("journal/") ? name : "journal/" + name);
    }
    for (String name : storage.list(RunApproval.FOLDER)) {
      names.add(RunApproval.FOLDER + "/" + name.substring(name.lastIndexOf('/') + 1));
    }
    if (storage.exists("attachments")) {
      for (String name : storage.list("attachments")) {
        names.add(name.startsWith("attachments/") ? name : "attachments/" + name);
      }
    }
    for (String name : storage.list("raw")) {
      names.add(name.startsWith("raw/") ? name : "raw/" + name);
    }
    for (String name : storage.list("")) {
      if (name.startsWith(CalibrationRegister.KEPT)) {
        names.add(name);
      }
    }
    names.sort(null);
    var files = new ArrayList<EvidenceFile>();
    for (String name : names) {
      files.add(digest(storage, name));
    }
    return files;
  }

  private static EvidenceFile digest(Storage storage, String name) throws IOException {
    MessageDigest sha = ContentDigest.sha256();
    long length = 0;
    byte[] block = new byte[1 << 16];
    try (InputStream in = storage.read(name)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        sha.update(block, 0, read);
        length += read;
      }
    }
    return new EvidenceFile(name, length, HexFormat.of().formatHex(sha.digest()));
  }
}
