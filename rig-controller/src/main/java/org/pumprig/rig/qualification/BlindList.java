package org.pumprig.rig.qualification;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.YamlDocument;

/**
 * Faults that a second person chose and kept to themselves. Its digest is told before the trials,
 * the list after them: it can't have been made to fit. The salt keeps the digest from being
 * guessed.
 *
 * @param by who chose
 * @param faults one for each trial
 * @param bytes the file
 */
public record BlindList(String by, List<BlindFault> faults, byte[] bytes) {
  /** Trials of one list. */
  public static final int MOST = 100;

  private static final int SALT_BYTES = 32;

  /** Copies the list. */
  public BlindList {
    faults = List.copyOf(faults);
  }

  /** SHA-256 of the file, lower-case hex. */
  public String digest() {
    return ContentDigest.hex(bytes);
  }

  /**
   * Draws one: with a trial in which nothing is done and one in which something is, and otherwise
   * by chance.
   *
   * @param trials 2 at least
   * @param chance fills an array with random bytes
   */
  public static BlindList draw(String by, int trials, Consumer<byte[]> chance) {
    List<BlindFault> faults;
    do {
      faults = Stream.generate(() -> one(chance)).limit(trials).toList();
    } while (!faults.contains(BlindFault.NONE)
        || faults.stream().allMatch(BlindFault.NONE::equals));
    byte[] salt = new byte[SALT_BYTES];
    chance.accept(salt);
    String text =
        """
        # Keep this to yourself until the trials are over; its SHA-256 is told before.
        blindList: 1
        by: "%s"
        salt: "%s"
        trials: [%s]
        """
            .formatted(
                by,
                HexFormat.of().formatHex(salt),
                faults.stream().map(BlindFault::word).collect(Collectors.joining(", ")));
    return new BlindList(by, faults, text.getBytes(StandardCharsets.UTF_8));
  }

  private static BlindFault one(Consumer<byte[]> chance) {
    BlindFault[] all = BlindFault.values();
    int even = 256 - 256 % all.length; // above it some would come more often than others
    byte[] drawn = new byte[1];
    do {
      chance.accept(drawn);
    } while ((drawn[0] & 0xff) >= even);
    return all[(drawn[0] & 0xff) % all.length];
  }

  /** Reads one. */
  public static BlindList read(Path file) throws InputProblem {
    byte[] bytes = InputFile.read(file);
    Fields list = Fields.of("the list", YamlDocument.parse(file.toString(), bytes));
    list.version("blindList", 1);
    list.only("blindList", "by", "salt", "trials");
    list.sha256("salt");
    var faults = new ArrayList<BlindFault>();
    for (Node item : list.list("trials", MOST)) {
      faults.add(fault(item));
    }
    return new BlindList(list.text("by"), faults, bytes);
  }

  private static BlindFault fault(Node item) throws InputProblem {
    Optional<BlindFault> found =
        Stream.of(BlindFault.values())
            .filter(one -> item instanceof Node.Scalar word && word.text().equals(one.word()))
            .findFirst();
    if (found.isEmpty()) {
      throw item.place()
          .problem(item.shown() + " is no fault of a blind trial", "Use none, noAnswer or cut");
    }
    return found.get();
  }
}
