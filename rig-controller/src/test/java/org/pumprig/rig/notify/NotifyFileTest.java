package org.pumprig.rig.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.yaml.InputProblem;

final class NotifyFileTest {
  private static final String ALL =
      """
      notify: 1
      on: [watchdog, abort]
      ways:
        - command: [/usr/local/bin/page, duty]
        - webhook: https://example.org/hook
        - email:
            server: mail.example.org:587
            security: startTls
            from: rig@example.org
            to: [ada@example.org]
            user: rig
            passwordFile: secret
      """;

  @TempDir private Path folder = Path.of("");

  private NotifySettings read(String text) throws IOException, InputProblem {
    return NotifyFile.read(Files.writeString(folder.resolve("notify.yaml"), text));
  }

  @Test
  void everyWayIsRead() throws Exception {
    assertThat(read(ALL))
        .isEqualTo(
            new NotifySettings(
                List.of(Occasion.WATCHDOG, Occasion.ABORT),
                List.of(
                    new Way.Command(List.of("/usr/local/bin/page", "duty")),
                    new Way.Webhook(URI.create("https://example.org/hook")),
                    new Way.Email(
                        new Endpoint("mail.example.org", 587),
                        "startTls",
                        "rig@example.org",
                        List.of("ada@example.org"),
                        Optional.of(new Way.Login("rig", folder.resolve("secret")))))));
  }

  @Test
  void withoutOnAllOccasionsCount() throws Exception {
    assertThat(read(ALL.replace("on: [watchdog, abort]\n", "")).occasions())
        .containsExactly(Occasion.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[watchdog, abort] | [lunch] | unknown on 'lunch'",
        "https://example.org/hook | file:///etc | a webhook is an http or https address",
        "mail.example.org:587 | mail.example.org | 'server' must be HOST:PORT",
        "security: startTls | security: maybe | unknown security 'maybe'",
        "user: rig | usr: rig | unknown key 'usr'"
      })
  void aMistakeIsNamed(String from, String to, String said) {
    assertThatThrownBy(() -> read(ALL.replace(from, to)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(said);
  }
}
