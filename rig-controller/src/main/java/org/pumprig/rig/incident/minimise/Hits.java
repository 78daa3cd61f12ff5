package org.pumprig.rig.incident.minimise;

/** Runs that tripped, of so many. */
public record Hits(int tripped, int runs) {
  @Override
  public String toString() {
    return tripped + " of " + runs;
  }
}
