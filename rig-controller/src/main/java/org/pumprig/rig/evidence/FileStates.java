package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
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
  private record State(Object inode, Object bytes, Object changed) {
    static State of(Map<String, Object> found) {
      return new State(known(found, "ino"), known(found, "size"), known(found, "ctime"));
    }

    private static Object known(Map<String, Object> found, String attribute) {
      return Objects.requireNonNull(found.get(attribute), attribute);
    }
  }

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
        states.put(folder.relativize(file).toString(), State.of(found));
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
        .filter(name -> !Objects.equals(states.get(name), now.get(name)))
        .findFirst();
  }
}
