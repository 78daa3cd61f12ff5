package org.pumprig.fault;

/**
 * What the ledger must know so that a fault can be undone after the process that applied it died.
 *
 * @param backEnd stable name of who can undo it; {@link #IN_PROCESS} if it ends with the process
 * @param target where it acts, for people: {@code 127.0.0.1:4001}, {@code eth1}
 * @param recipe what the back end needs, in its own words; one line, at most 4000 characters; no
 *     secrets
 */
public record Undo(String backEnd, String target, String recipe) {
  /** Faults of this back end live in the process that injects them, and end with it. */
  public static final String IN_PROCESS = "inProcess";

  /** Checks the limits. */
  public Undo {
    if (recipe.length() > 4_000 || recipe.contains("\n")) {
      throw new IllegalArgumentException("an undo recipe is one line of at most 4000 characters");
    }
  }
}
