package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pumprig.host.SideBySide;

/**
 * Writes what makes a folder a BagIt 1.0 bag (RFC 8493): the payload below {@code data/}, then
 * declaration, information, payload manifests and tag manifests. Seals lie below {@code
 * attestations/}, a tag folder that no manifest lists, since they cover the manifests.
 */
final class Bag {
  /** Where seals lie. */
  static final String SEALS = "attestations/";

  static final String SHA256_MANIFEST = "manifest-sha256.txt";
  static final String SHA512_MANIFEST = "manifest-sha512.txt";
  static final String SHA256_TAGS = "tagmanifest-sha256.txt";
  static final String SHA512_TAGS = "tagmanifest-sha512.txt";
  static final String DECLARATION = "bagit.txt";
  static final String INFORMATION = "bag-info.txt";

  /** What seals name: by these every other file is covered, and nothing covers them. */
  static final List<String> SEALED = List.of(SHA256_MANIFEST, SHA256_TAGS, SHA512_TAGS);

  /** What stands in {@link #DECLARATION}, to the byte. */
  static final String DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

  private Bag() {}

  /**
   * Closes a bag whose payload is complete.
   *
   * @param information lines {@code Label: value} for {@link #INFORMATION}; the payload's size is
   *     added
   * @return the payload's files, by path
   */
  static List<BagFile> close(Path bag, List<String> information) throws IOException {
    List<BagFile> payload = digests(bag, files(bag.resolve("data"), bag));
    write(bag, SHA256_MANIFEST, lines(payload, BagFile::sha256));
    write(bag, SHA512_MANIFEST, lines(payload, BagFile::sha512));
    write(bag, DECLARATION, DECLARED);
    long bytes = payload.stream().mapToLong(BagFile::bytes).sum();
    var info = new ArrayList<>(information);
    info.add("Payload-Oxum: " + bytes + "." + payload.size());
    write(bag, INFORMATION, String.join("\n", info) + "\n");
    List<BagFile> tags =
        digests(bag, List.of(INFORMATION, DECLARATION, SHA256_MANIFEST, SHA512_MANIFEST));
    write(bag, SHA256_TAGS, lines(tags, BagFile::sha256));
    write(bag, SHA512_TAGS, lines(tags, BagFile::sha512));
    return payload;
  }

  /** Plain files below a folder, relative to the bag, sorted. */
  static List<String> files(Path folder, Path bag) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> !Files.isDirectory(file))
          .map(file -> bag.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static List<BagFile> digests(Path bag, List<String> paths) throws IOException {
    var files = new ArrayList<BagFile>();
    SideBySide.eachOfUnlikeSize(
        "pumprig-digest", paths, IOException.class, path -> Digests.of(bag, path), files::add);
    return files;
  }

  /** RFC 8493, 2.1.3: percent-encodes what would break a line; our names hold nothing else. */
  private static String lines(List<BagFile> files, Function<BagFile, String> digest) {
    var text = new StringBuilder();
    for (BagFile file : files) {
      String path = file.path().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
      text.append(digest.apply(file)).append("  ").append(path).append('\n');
    }
    return text.toString();
  }

  private static void write(Path bag, String name, String text) throws IOException {
    Files.write(bag.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
