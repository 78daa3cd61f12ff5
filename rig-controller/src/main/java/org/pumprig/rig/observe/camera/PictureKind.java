package org.pumprig.rig.observe.camera;

import java.util.Optional;

/** Tells a picture's kind by its first bytes. */
public final class PictureKind {
  private PictureKind() {}

  /** The ending of its name: {@code jpg}, {@code png}, {@code webp}, {@code heic}; empty: none. */
  public static Optional<String> ending(byte[] bytes) {
    if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
      return Optional.of("jpg");
    }
    if (starts(bytes, 0, 0x89, 'P', 'N', 'G')) {
      return Optional.of("png");
    }
    if (starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P')) {
      return Optional.of("webp");
    }
    return starts(bytes, 4, 'f', 't', 'y', 'p') ? Optional.of("heic") : Optional.empty();
  }

  private static boolean starts(byte[] bytes, int at, int... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (at + i >= bytes.length || (bytes[at + i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
