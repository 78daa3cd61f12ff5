package org.pumprig.rig.notify;

import java.util.List;

/**
 * Who is notified of what.
 *
 * @param occasions of what; at least one
 * @param ways how; at least one
 */
public record NotifySettings(List<Occasion> occasions, List<Way> ways) {
  /** Copies the lists. */
  public NotifySettings {
    occasions = List.copyOf(occasions);
    ways = List.copyOf(ways);
  }
}
