package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How the files of a folder stand, to see whether one was swapped while they were read: a pack is
 * read more than once. Whoever may write a file can't set the time at which its inode was last
 * changed; only who rules the machine can, and then nothing that is read on it can be trusted.
 */
final class FileStates {
  private final Path folder;
  private final Map<String, State> states;

  /** Which file it is, its length, and when it or its attributes were last changed. */
  private record State(String inode, String bytes, String changed) {}

  private FileStates(Path folder, Map<String, State> states) {
    this.folder = folder;
    this.states = states;
  }

  static FileStates of(Path folder) throws IOException {
    var states = new TreeMap<String, State>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        Map<String, Object> found =
            Files.readAttributes(file, "unix:ino,size,ctime", LinkOption.NOFOLLOW_LINKS);
        states.put(
            folder.relativize(file).toString(),
            new State("" + found.get("ino"), "" + found.get("size"), "" + found.get("ctime")));
      }
    }
    return new FileStates(folder, states);
  }

  /** The first file that isn't as it was. */
  Optional<String> firstChanged() throws IOException {
    Map<String, State> now = of(folder).states;
    var names = new TreeSet<>(states.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !java.util.Objects.equals(states.get(name), now.get(name)))
        .findFirst();
  }
}
