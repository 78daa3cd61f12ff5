package org.pumprig.host;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@link CommandPlace} as one word without blanks, as undo recipes keep it. */
public final class PlaceText {
  private PlaceText() {}

  /**
   * Its parts: {@code here}; {@code namespace, NAME}; {@code ssh, HOST, PORT, USER, HOSTS, KEY}.
   */
  public static List<String> parts(CommandPlace place) {
    return switch (place) {
      case CommandPlace.Here _ -> List.of("here");
      case CommandPlace.InNamespace(String name) -> List.of("namespace", name);
      case CommandPlace.Ssh ssh ->
          List.of(
              "ssh",
              ssh.host(),
              Integer.toString(ssh.port()),
              ssh.user(),
              ssh.knownHosts().toString(),
              ssh.identity().map(Path::toString).orElse(""));
    };
  }

  /** The same as one word: parts percent-encoded, commas between them. */
  public static String write(CommandPlace place) {
    return parts(place).stream().map(PlaceText::encode).collect(Collectors.joining(","));
  }

  /**
   * Reads it again.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  public static CommandPlace read(String text) {
    return read(
        Arrays.stream(text.split(",", -1))
            .map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8))
            .toList());
  }

  /** The same, split at its commas and decoded already. */
  public static CommandPlace read(List<String> parts) {
    return switch (parts.getFirst()) {
      case "here" -> new CommandPlace.Here();
      case "namespace" -> new CommandPlace.InNamespace(part(parts, 1));
      case "ssh" ->
          new CommandPlace.Ssh(
              part(parts, 1),
              Integer.parseInt(part(parts, 2)),
              part(parts, 3),
              Path.of(part(parts, 4)),
              part(parts, 5).isEmpty() ? Optional.empty() : Optional.of(Path.of(part(parts, 5))));
      default -> throw new IllegalArgumentException("no place: " + parts); // text from a file
    };
  }

  private static String part(List<String> parts, int index) {
    if (index >= parts.size()) {
      throw new IllegalArgumentException("half a place: " + parts);
    }
    return parts.get(index);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
