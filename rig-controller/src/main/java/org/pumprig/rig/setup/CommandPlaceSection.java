package org.pumprig.rig.setup;

import java.nio.file.Path;
import java.util.Optional;
import org.pumprig.host.CommandPlace;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads where programs run: {@code on: here}, a namespace, or another machine over SSH. */
final class CommandPlaceSection {
  private static final int SSH_PORT = 22;

  private CommandPlaceSection() {}

  static CommandPlace read(String fileName, Fields parent) throws InputProblem {
    return read(fileName, parent, "on");
  }

  static CommandPlace read(String fileName, Fields parent, String key) throws InputProblem {
    if (!parent.has(key)) {
      return new CommandPlace.Here();
    }
    if (parent.value(key) instanceof Node.Scalar word) {
      if (word.text().equals("here")) {
        return new CommandPlace.Here();
      }
      throw word.place()
          .problem(
              "'" + key + "' must be a place, not " + word.shown(),
              "Write 'here', '{namespace: NAME}' or '{ssh: HOST, user: …, knownHosts: …}'");
    }
    Fields place = parent.fields(key).only("namespace", "ssh", "port", "user", "knownHosts", "key");
    if (place.has("namespace")) {
      place.only("namespace");
      return new CommandPlace.InNamespace(place.name("namespace"));
    }
    return ssh(fileName, place);
  }

  private static CommandPlace ssh(String fileName, Fields place) throws InputProblem {
    int port = place.has("port") ? (int) place.integer("port", 1, 65_535) : SSH_PORT;
    Path knownHosts = InputFile.resolve(fileName, place.scalar("knownHosts"));
    Optional<Path> key =
        place.has("key")
            ? Optional.of(InputFile.resolve(fileName, place.scalar("key")))
            : Optional.empty();
    try {
      return new CommandPlace.Ssh(
          place.text("ssh"),
          port,
          place.text("user"),
          knownHosts.toAbsolutePath(),
          key.map(Path::toAbsolutePath));
    } catch (IllegalArgumentException e) {
      throw place
          .place("ssh")
          .problem(String.valueOf(e.getMessage()), "Write a host's name or address, and a user's");
    }
  }
}
