package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.pumprig.host.SideBySide;

/** Whether a folder is the bag that its manifests describe: nothing changed, missing or added. */
final class ManifestCheck {
  private static final int MOST_MANIFEST_BYTES = 1 << 29;
  private static final int SHA256_DIGITS = 64;
  private static final int SHA512_DIGITS = 128;

  private static final String CHANGED = " was changed: its digest is not the manifest's";

  private final Path bag;
  private final boolean sha256Alone;

  ManifestCheck(Path bag) {
    this(bag, false);
  }

  /**
   * Of a bag.
   *
   * @param sha256Alone leaves out reckoning SHA-512 of the payload: by SHA-256 every byte is
   *     covered, the SHA-512 manifests' too
   */
  ManifestCheck(Path bag, boolean sha256Alone) {
    this.bag = bag;
    this.sha256Alone = sha256Alone;
  }

  /** The first thing that is wrong. */
  Optional<String> firstProblem() throws IOException {
    for (String needed :
        List.of(
            Bag.DECLARATION,
            Bag.INFORMATION,
            Bag.SHA256_MANIFEST,
            Bag.SHA512_MANIFEST,
            Bag.SHA256_TAGS,
            Bag.SHA512_TAGS)) {
      if (!Files.isRegularFile(bag.resolve(needed), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(needed + " is missing");
      }
    }
    if (!read(Bag.DECLARATION).equals(Bag.DECLARED)) {
      return Optional.of(Bag.DECLARATION + " doesn't declare a BagIt 1.0 bag in UTF-8");
    }
    Optional<String> tags = differences(Bag.SHA256_TAGS, Bag.SHA512_TAGS, tagFiles(), false);
    return tags.isPresent() ? tags : payloadDifferences();
  }

  private Optional<String> payloadDifferences() throws IOException {
    return differences(
        Bag.SHA256_MANIFEST, Bag.SHA512_MANIFEST, Bag.files(bag.resolve("data"), bag), sha256Alone);
  }

  /** Tag files outside the seals, but for the tag manifests themselves. */
  private List<String> tagFiles() throws IOException {
    return Bag.files(bag, bag).stream()
        .filter(path -> !path.startsWith("data/") && !path.startsWith(Bag.SEALS))
        .filter(path -> !path.equals(Bag.SHA256_TAGS) && !path.equals(Bag.SHA512_TAGS))
        .toList();
  }

  private Optional<String> differences(
      String sha256Name, String sha512Name, List<String> present, boolean quick)
      throws IOException {
    Map<String, String> sha256 = new LinkedHashMap<>();
    Map<String, String> sha512 = new LinkedHashMap<>();
    Optional<String> unreadable = parse(sha256Name, SHA256_DIGITS, sha256);
    if (unreadable.isEmpty()) {
      unreadable = parse(sha512Name, SHA512_DIGITS, sha512);
    }
    if (unreadable.isPresent()) {
      return unreadable;
    }
    var there = new java.util.HashSet<>(present);
    var all = new TreeSet<>(present);
    all.addAll(sha256.keySet());
    all.addAll(sha512.keySet());
    for (String path : all) {
      if (!there.contains(path)) {
        return Optional.of(path + " is missing");
      }
      if (!sha256.containsKey(path) || !sha512.containsKey(path)) {
        return Optional.of(path + " was added: it is not in both manifests");
      }
    }
    try {
      SideBySide.eachOfUnlikeSize(
          "pumprig-digest",
          all,
          PackProblem.class,
          path -> path + (same(path, sha256, sha512, quick) ? "" : CHANGED),
          found -> {
            if (found.endsWith(CHANGED)) {
              throw new PackProblem(found);
            }
          });
      return Optional.empty();
    } catch (PackProblem changed) {
      return Optional.of(changed.sentence());
    }
  }

  private boolean same(
      String path, Map<String, String> sha256, Map<String, String> sha512, boolean quick)
      throws IOException {
    return quick
        ? Digests.sha256(bag, path).equals(sha256.get(path))
        : Digests.of(bag, path).has(sha256.get(path), sha512.get(path));
  }

  private Optional<String> parse(String name, int digits, Map<String, String> digests)
      throws IOException {
    int number = 0;
    for (String line : read(name).lines().toList()) {
      number++;
      if (line.length() < digits + 3 || !line.startsWith("  ", digits)) {
        return Optional.of(name + ":" + number + " is no line of a manifest");
      }
      String path =
          line.substring(digits + 2).replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
      if (digests.put(path, line.substring(0, digits)) != null) {
        return Optional.of(name + ":" + number + " lists " + path + " a second time");
      }
    }
    return Optional.empty();
  }

  private String read(String name) throws IOException {
    Path file = bag.resolve(name);
    if (Files.size(file) > MOST_MANIFEST_BYTES) {
      throw new IOException(name + " is too large");
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
