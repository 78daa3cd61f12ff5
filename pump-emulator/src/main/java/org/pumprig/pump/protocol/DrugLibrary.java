package org.pumprig.pump.protocol;

/**
 * A drug library as the gateway has it. Its entries are made up: what matters here is how many
 * there are, as each block of them costs a message.
 *
 * @param version 1 or more
 * @param entries 1 to 100,000
 */
public record DrugLibrary(long version, long entries) {
  /** Entries in a block. */
  public static final int MOST = 50;

  private static final long MOST_ENTRIES = 100_000;

  /** Refuses what is no library. */
  public DrugLibrary {
    if (version < 1 || entries < 1 || entries > MOST_ENTRIES) {
      throw new IllegalArgumentException(
          "a drug library has a version from 1 on and 1 to 100000 entries: "
              + version
              + ", "
              + entries);
    }
  }

  /** The block that begins with an entry; an empty one beyond the last. */
  public LibraryBlock block(long from) {
    long next = Math.min(entries, Math.max(0, from) + MOST);
    return new LibraryBlock(version, Math.min(entries, Math.max(0, from)), next, next < entries);
  }

  /** One entry, as text. */
  static String entry(long number) {
    return (number + 1) + "^Drug " + (number + 1) + "^99PUMPRIG";
  }
}
