package org.pumprig.rig.approval;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.pumprig.host.Storage;
import org.pumprig.rig.seal.SealException;

/**
 * Approvals in a folder: a statement, its signature, and a time stamp over that if there is one.
 */
public final class ApprovalFiles {
  private static final int MOST_APPROVALS = 100;
  private static final int MOST_BYTES = 256 << 10;

  private ApprovalFiles() {}

  /**
   * Reads a folder's approvals, by file name.
   *
   * @param folder without a slash at its end, or empty; one that isn't there holds none
   * @throws SealException naming the file, if one isn't sound or is no part of an approval
   */
  public static List<SignedApproval> read(Storage storage, String folder)
      throws IOException, SealException {
    var names = new ArrayList<String>();
    for (String name : storage.list(folder)) {
      names.add(name.substring(name.lastIndexOf('/') + 1));
    }
    if (names.size() > 3 * MOST_APPROVALS) {
      throw new SealException(folder + " holds more than " + MOST_APPROVALS + " approvals");
    }
    var approvals = new ArrayList<SignedApproval>();
    Set<String> known = new HashSet<>();
    for (String name : names) {
      if (name.endsWith(".json")) {
        SignedApproval approval = one(storage, folder, name);
        approvals.add(approval);
        known.addAll(List.of(name, approval.signatureFile(), approval.tokenFile()));
      }
    }
    for (String name : names) {
      if (!known.contains(name)) {
        throw new SealException(path(folder, name) + " is no part of an approval");
      }
    }
    return approvals;
  }

  private static String path(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  private static SignedApproval one(Storage storage, String folder, String name)
      throws IOException, SealException {
    String path = path(folder, name);
    if (!storage.exists(path + ".sig")) {
      throw new SealException("the signature " + path + ".sig is missing");
    }
    try {
      Optional<byte[]> token =
          storage.exists(path + ".sig.tsr")
              ? Optional.of(bytes(storage, path + ".sig.tsr"))
              : Optional.empty();
      var approval =
          SignedApproval.parse(bytes(storage, path), bytes(storage, path + ".sig"), token);
      if (approval.fileName().equals(name)) {
        return approval;
      }
    } catch (SealException e) {
      throw new SealException(path + ": " + e.getMessage());
    }
    throw new SealException(path + " is not named by its content");
  }

  /** What a folder of these approvals holds, by file name. */
  public static SequencedMap<String, byte[]> files(List<SignedApproval> approvals) {
    var files = new LinkedHashMap<String, byte[]>();
    for (SignedApproval one : approvals) {
      files.put(one.fileName(), one.approval().json());
      files.put(one.signatureFile(), one.signature());
      one.token().ifPresent(token -> files.put(one.tokenFile(), token));
    }
    return files;
  }

  private static byte[] bytes(Storage storage, String name) throws IOException, SealException {
    try (InputStream in = storage.read(name)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new SealException("it is too large");
      }
      return bytes;
    }
  }
}
