package org.pumprig.rig.notify;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pumprig.link.Endpoint;

/** How people are told. */
public sealed interface Way {
  /** The name in files and journals. */
  String word();

  /**
   * A program gets the message as JSON on its standard input.
   *
   * @param argv the program and its arguments
   */
  record Command(List<String> argv) implements Way {
    /** Copies the list. */
    public Command {
      argv = List.copyOf(argv);
    }

    @Override
    public String word() {
      return "command";
    }
  }

  /** The message is posted as JSON. */
  record Webhook(URI address) implements Way {
    @Override
    public String word() {
      return "webhook";
    }
  }

  /**
   * An e-mail over SMTP (RFC 5321).
   *
   * @param server the mail server
   * @param security {@code none}, {@code startTls} (required, not tried) or {@code tls}
   * @param from the sender's address
   * @param to the receivers' addresses
   * @param login user and the file that holds the password; empty: none is asked for
   */
  record Email(
      Endpoint server, String security, String from, List<String> to, Optional<Login> login)
      implements Way {
    /** Copies the list. */
    public Email {
      to = List.copyOf(to);
    }

    @Override
    public String word() {
      return "email";
    }
  }

  /** Whoever sends; the password is read when it is needed and never kept. */
  record Login(String user, Path passwordFile) {}
}
