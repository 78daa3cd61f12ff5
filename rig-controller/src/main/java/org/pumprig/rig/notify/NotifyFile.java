package org.pumprig.rig.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.YamlDocument;

/** Reads the file of {@code run --notify}, format version 1. */
public final class NotifyFile {
  private static final int MOST_WAYS = 20;
  private static final int MOST_WORDS = 100;
  private static final int MOST_PORT = 65_535;

  private NotifyFile() {}

  /**
   * Reads it.
   *
   * @throws InputProblem for everything that is wrong with it
   */
  public static NotifySettings read(Path file) throws InputProblem {
    Fields root =
        Fields.of("the notify file", YamlDocument.parse(file.toString(), InputFile.read(file)));
    root.version("notify", 1);
    root.only("notify", "on", "ways");
    var ways = new ArrayList<Way>();
    for (Fields way : root.sections("ways", "a way", MOST_WAYS)) {
      ways.add(way(way, file));
    }
    return new NotifySettings(occasions(root), ways);
  }

  private static List<Occasion> occasions(Fields root) throws InputProblem {
    List<Occasion> all = List.of(Occasion.values());
    return root.has("on") ? root.choices("on", all.size(), all, Occasion::word) : all;
  }

  private static Way way(Fields way, Path file) throws InputProblem {
    way.only("command", "webhook", "email");
    if (way.keys().size() != 1) {
      throw way.place()
          .problem(
              "a way is one of command, webhook and email", "Write each as an entry of its own");
    }
    if (way.has("command")) {
      return new Way.Command(lines(way, "command"));
    }
    return way.has("webhook") ? webhook(way) : email(way.fields("email"), file);
  }

  private static List<String> lines(Fields fields, String key) throws InputProblem {
    var lines = new ArrayList<String>();
    for (Node word : fields.list(key, MOST_WORDS)) {
      if (!(word instanceof Node.Scalar scalar)) {
        throw word.place().problem("'" + key + "' is a list of texts", "Write ['A', 'B']");
      }
      lines.add(scalar.text());
    }
    return lines;
  }

  private static Way webhook(Fields way) throws InputProblem {
    try {
      URI address = new URI(way.text("webhook"));
      if (("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
          && address.getHost() != null) {
        return new Way.Webhook(address);
      }
    } catch (URISyntaxException e) {
      throw way.place("webhook").problem("this is no address: " + e.getReason(), "Correct it");
    }
    throw way.place("webhook").problem("a webhook is an http or https address", "Write https://…");
  }

  private static Way email(Fields email, Path file) throws InputProblem {
    email.only("server", "security", "from", "to", "user", "passwordFile");
    String server = email.text("server");
    int colon = server.lastIndexOf(':');
    int port =
        colon > 0 && server.substring(colon + 1).matches("[0-9]{1,5}")
            ? Integer.parseInt(server.substring(colon + 1))
            : 0;
    if (port < 1 || port > MOST_PORT) {
      throw email.place("server").problem("'server' must be HOST:PORT", "Write mail.example:587");
    }
    Optional<Way.Login> login = Optional.empty();
    if (email.has("user")) {
      login =
          Optional.of(
              new Way.Login(
                  email.text("user"),
                  InputFile.resolve(file.toString(), email.scalar("passwordFile"))));
    }
    return new Way.Email(
        new Endpoint(server.substring(0, colon), port),
        email.choice("security", List.of("none", "startTls", "tls"), word -> word),
        email.text("from"),
        lines(email, "to"),
        login);
  }
}
