package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.approval.Approval;
import org.pumprig.rig.approval.ApprovalFiles;
import org.pumprig.rig.approval.ApprovalRules;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.seal.SealException;

/**
 * A bag around a sealed one: it holds that unchanged below {@code data/pack/}, and what persons
 * signed about it. It isn't sealed itself: each approval stands by its own signature, and a trust
 * policy says which may not be missing.
 */
final class OuterBag {
  static final String INNER = "data/pack";
  static final String APPROVALS = "data/approvals";
  static final String PAGE = "data/signatures.txt";
  static final String PDF = "data/signatures.pdf";

  private static final int MOST_PAGE_BYTES = 20 << 20;

  private OuterBag() {}

  /**
   * A bag in which nothing is wrong.
   *
   * @param approvals of the sealed one
   * @param remark what people should know about it
   */
  record Checked(List<SignedApproval> approvals, Optional<String> remark) {
    static final Checked NONE = new Checked(List.of(), Optional.empty());

    /** Copies the list. */
    Checked {
      approvals = List.copyOf(approvals);
    }
  }

  /** Whether a folder is such a bag. */
  static boolean is(Path folder) {
    return Files.isDirectory(folder.resolve(INNER).resolve("data/runs"));
  }

  static Path inner(Path outer) {
    return outer.resolve(INNER);
  }

  /** What an approval of a pack binds: by this file all of the payload is covered. */
  static String digest(Path inner) throws IOException {
    return Digests.of(inner, Bag.SHA256_TAGS).sha256();
  }

  static List<SignedApproval> approvals(Path outer) throws IOException, PackProblem {
    try {
      return ApprovalFiles.read(new DirectoryStorage(outer), APPROVALS);
    } catch (SealException e) {
      throw new PackProblem(String.valueOf(e.getMessage()));
    }
  }

  /** Puts a sealed bag into a new outer one. */
  static void create(Path sealed, Path outer) throws IOException {
    Files.createDirectories(outer.resolve(INNER));
    PackFiles.copyBag(sealed, outer.resolve(INNER));
  }

  /** Adds an approval and closes the bag again. */
  static void add(Path outer, SignedApproval approval) throws IOException, PackProblem {
    Path folder = Files.createDirectories(outer.resolve(APPROVALS));
    for (var file : ApprovalFiles.files(List.of(approval)).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue(), StandardOpenOption.CREATE_NEW);
    }
    List<SignedApproval> all = approvals(outer);
    String digest = digest(inner(outer));
    Files.writeString(outer.resolve(PAGE), SignaturePage.text(digest, all));
    Files.write(outer.resolve(PDF), SignaturePdf.render(digest, all, labels(inner(outer))));
    Bag.close(outer, information(outer));
  }

  /** Writes the zip beside the folder, in place of one that is there. */
  static Path zip(Path outer) throws IOException {
    Path zip = outer.resolveSibling(outer.getFileName() + ".zip");
    Path fresh = outer.resolveSibling(outer.getFileName() + ".zip.new");
    Files.deleteIfExists(fresh);
    BagZip.write(outer, fresh);
    Files.move(fresh, zip, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return zip;
  }

  private static List<String> information(Path outer) throws IOException {
    var lines = new ArrayList<String>();
    for (String line : Files.readString(inner(outer).resolve(Bag.INFORMATION)).split("\n")) {
      if (!line.startsWith("Payload-Oxum: ")) {
        lines.add(line);
      }
    }
    lines.add("Internal-Sender-Description: a sealed bag, unchanged, and approvals of it");
    return lines;
  }

  /**
   * Checks what lies around the sealed bag.
   *
   * @param quick reckons SHA-256 alone
   */
  static Checked check(Path outer, boolean quick) throws IOException, PackProblem {
    Optional<String> manifests = new ManifestCheck(outer, quick).firstProblem();
    if (manifests.isPresent()) {
      throw new PackProblem(manifests.get());
    }
    for (String path : Bag.files(outer, outer)) {
      boolean belongs =
          path.startsWith(INNER + "/")
              || path.startsWith(APPROVALS + "/")
              || path.equals(PAGE)
              || path.equals(PDF)
              || !path.contains("/");
      if (!belongs) {
        throw new PackProblem(path + " was added: it is no part of an approved pack");
      }
    }
    List<SignedApproval> approvals = approvals(outer);
    String digest = digest(inner(outer));
    for (SignedApproval one : approvals) {
      if (one.approval().subject() != Approval.Subject.PACK
          || !one.approval().sha256().equals(digest)) {
        throw new PackProblem(APPROVALS + "/" + one.fileName() + " approves another pack");
      }
    }
    Optional<String> together = ApprovalRules.problem(approvals);
    if (together.isPresent()) {
      throw new PackProblem(together.get());
    }
    Path page = outer.resolve(PAGE);
    if (!Files.isRegularFile(page, LinkOption.NOFOLLOW_LINKS)
        || !Files.readString(page).equals(SignaturePage.text(digest, approvals))) {
      throw new PackProblem(PAGE + " doesn't print the signatures that are there");
    }
    return new Checked(approvals, page(outer, digest, approvals));
  }

  /** Whether the page for people prints these approvals; a remark if not as this version does. */
  private static Optional<String> page(Path outer, String digest, List<SignedApproval> approvals)
      throws IOException, PackProblem {
    Path pdf = outer.resolve(PDF);
    if (!Files.isRegularFile(pdf, LinkOption.NOFOLLOW_LINKS) || Files.size(pdf) > MOST_PAGE_BYTES) {
      throw new PackProblem(PDF + " is missing, or too large for a page of signatures");
    }
    return switch (SignaturePdf.standing(
        Files.readAllBytes(pdf), digest, approvals, labels(inner(outer)))) {
      case AS_PRINTED_HERE -> Optional.empty();
      case SAYS_THE_SAME ->
          Optional.of(
              PDF
                  + " was printed by another version: its text was read, letter by letter as it"
                  + " is drawn, and is that of the approvals");
      case SAYS_OTHERWISE ->
          throw new PackProblem(PDF + " doesn't print the signatures that are there");
    };
  }

  /** What the sealed pack says of itself that must stand beside every signature. */
  static List<String> labels(Path inner) throws IOException {
    return Files.readAllLines(inner.resolve(Bag.INFORMATION)).stream()
        .filter(line -> line.startsWith("Emulated: ") || line.startsWith("Exploratory: "))
        .toList();
  }
}
