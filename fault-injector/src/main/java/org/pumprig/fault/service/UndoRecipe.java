package org.pumprig.fault.service;

import java.util.List;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.PlaceText;
import org.pumprig.host.RecipeLine;
import org.pumprig.link.Endpoint;

/**
 * What the ledger keeps of a fault made by programs: where to run what, and what shows that it is
 * gone.
 *
 * @param place where the program runs
 * @param end the argument vector that ends the fault
 * @param withinNanos how long it may take
 * @param service where the service listens
 * @param absent whether the fault is a service that isn't there: its end is proved by a connection
 */
record UndoRecipe(
    CommandPlace place, List<String> end, long withinNanos, Endpoint service, boolean absent) {
  private static final String VERSION = "service1";

  String line() {
    return new RecipeLine(VERSION)
        .with("place", PlaceText.parts(place))
        .with("within", List.of(Long.toString(withinNanos)))
        .with("service", List.of(service.host(), Integer.toString(service.port())))
        .with("absent", List.of(Boolean.toString(absent)))
        .with("end", end)
        .toString();
  }

  /**
   * @throws IllegalArgumentException naming what is wrong: then nothing may be run
   */
  static UndoRecipe parse(String line) {
    RecipeLine recipe = RecipeLine.parse(VERSION, line);
    List<String> service = recipe.field("service", 2);
    return new UndoRecipe(
        PlaceText.read(recipe.field("place", 1)),
        recipe.program("end"),
        within(Long.parseLong(recipe.field("within", 1).getFirst())),
        new Endpoint(service.get(0), Integer.parseInt(service.get(1))),
        recipe.field("absent", 1).getFirst().equals("true"));
  }

  private static long within(long nanos) {
    if (nanos <= 0 || nanos > ServiceCommands.MOST_NANOS) {
      throw new IllegalArgumentException("a time limit of " + nanos + " ns");
    }
    return nanos;
  }
}
