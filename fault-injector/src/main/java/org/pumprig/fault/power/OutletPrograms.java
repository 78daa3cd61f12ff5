package org.pumprig.fault.power;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;
import org.pumprig.host.PlaceText;
import org.pumprig.host.RecipeLine;

/**
 * The programs by which an outlet is switched: argument vectors, never shell strings.
 *
 * @param place where they run
 * @param off switches off; must succeed
 * @param on switches on; must succeed, and do no harm when it is on already
 * @param state prints {@code on} or {@code off} as its first word
 * @param withinNanos how long each may take
 */
public record OutletPrograms(
    CommandPlace place, List<String> off, List<String> on, List<String> state, long withinNanos)
    implements OutletSwitch {
  /** Longest time that a program may be given, nanoseconds. */
  public static final long MOST_NANOS = 60_000_000_000L;

  private static final int MOST_RECIPE = 3_900;
  private static final String VERSION = "outletPrograms1";

  /** Checks the vectors and the time. */
  public OutletPrograms {
    off = checked(off);
    on = checked(on);
    state = checked(state);
    if (withinNanos <= 0 || withinNanos > MOST_NANOS) {
      throw new IllegalArgumentException("an outlet's program may take more than 0 and up to 1min");
    }
    if (recipe(place, on, state, withinNanos).length() > MOST_RECIPE) {
      throw new IllegalArgumentException(
          "the programs 'on' and 'state' are too long for the ledger, which must keep them");
    }
  }

  private static List<String> checked(List<String> argv) {
    if (argv.isEmpty() || argv.getFirst().isBlank()) {
      throw new IllegalArgumentException("an argument vector begins with a program");
    }
    if (argv.stream().anyMatch(arg -> arg.indexOf('\0') >= 0)) {
      throw new IllegalArgumentException("a NUL character in an argument of " + argv.getFirst());
    }
    return List.copyOf(argv);
  }

  /** Whether a ledger's line is a recipe of this kind. */
  public static boolean wrote(String line) {
    return line.startsWith(VERSION + " ");
  }

  @Override
  public String recipe() {
    return recipe(place, on, state, withinNanos);
  }

  private static String recipe(
      CommandPlace place, List<String> on, List<String> state, long withinNanos) {
    return new RecipeLine(VERSION)
        .with("place", PlaceText.parts(place))
        .with("within", List.of(Long.toString(withinNanos)))
        .with("on", on)
        .with("state", state)
        .toString();
  }

  /**
   * Reads it again; what switches off isn't in it.
   *
   * @throws IllegalArgumentException naming what is wrong: then nothing may be run
   */
  public static OutletPrograms parse(String line) {
    RecipeLine recipe = RecipeLine.parse(VERSION, line);
    List<String> on = recipe.program("on");
    return new OutletPrograms(
        PlaceText.read(recipe.field("place", 1)),
        on,
        on,
        recipe.program("state"),
        Long.parseLong(recipe.field("within", 1).getFirst()));
  }

  @Override
  public Session session() {
    return new Programs(place.commands());
  }

  private final class Programs implements Session {
    private final Commands commands;

    Programs(Commands commands) {
      this.commands = commands;
    }

    @Override
    public void turn(boolean turnOn) throws IOException {
      run(turnOn ? on : off);
    }

    @Override
    public boolean isOn() throws IOException {
      String word = run(state).strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
      return switch (word) {
        case "on" -> true;
        case "off" -> false;
        default ->
            throw new IOException(
                "the program for its state must print 'on' or 'off' first, not '"
                    + word.substring(0, Math.min(40, word.length()))
                    + "'");
      };
    }

    private String run(List<String> argv) throws IOException {
      Commands.Result result = commands.run(argv, "", withinNanos);
      if (!result.ok()) {
        throw new IOException(argv.getFirst() + ": " + result.complaint());
      }
      return result.output();
    }
  }

  @Override
  public String toString() {
    return "program " + on.getFirst() + " (" + place.commands().where() + ")";
  }
}
