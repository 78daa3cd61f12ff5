package org.pumprig.rig.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * This build's class path for the guest: in the folder that it shares, folders packed, since each
 * file that the guest opens there takes its time.
 */
final class GuestClassPath {
  private static final Pattern NOT_NEEDED =
      Pattern.compile("(junit|archunit|verapdf|assertj|awaitility|byte-buddy|jmh|selenium).*");

  private GuestClassPath() {}

  /**
   * Copies it.
   *
   * @param shared folder of this machine, seen by the guest as {@code seen}
   * @return as the guest's Java takes it
   */
  static String copy(Path shared, String seen) throws IOException {
    Files.createDirectories(shared);
    var path = new ArrayList<String>();
    for (String entry :
        List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
      Path from = Path.of(entry);
      String name = String.valueOf(from.getFileName());
      if (!Files.exists(from) || NOT_NEEDED.matcher(name).matches()) {
        continue;
      }
      String copy = path.size() + "-" + (Files.isDirectory(from) ? name + ".jar" : name);
      if (Files.isDirectory(from)) {
        pack(from, shared.resolve(copy));
      } else {
        Files.copy(from, shared.resolve(copy), StandardCopyOption.REPLACE_EXISTING);
      }
      path.add(seen + "/" + copy);
    }
    return String.join(":", path);
  }

  private static void pack(Path folder, Path jar) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(folder)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }
}
