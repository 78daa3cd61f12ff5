package org.pumprig.rig.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Short strings that come again and again (kinds, units, codes), so that they are made once. */
public final class TextCache {
  private static final int SLOTS = 1024;
  private static final int LONGEST = 32;
  private final @Nullable String[] slots = new @Nullable String[SLOTS];

  /** The string of these ASCII bytes, the same one as last time where that is known. */
  public String get(byte[] bytes, int start, int length) {
    if (length > LONGEST) {
      return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }
    int hash = length;
    for (int i = start; i < start + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = (hash ^ hash >>> 15) & SLOTS - 1;
    String known = slots[slot];
    if (known != null && same(known, bytes, start, length)) {
      return known;
    }
    String fresh = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    slots[slot] = fresh;
    return fresh;
  }

  private static boolean same(String known, byte[] bytes, int start, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != bytes[start + i]) {
        return false;
      }
    }
    return true;
  }
}
