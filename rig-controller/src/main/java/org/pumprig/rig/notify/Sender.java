package org.pumprig.rig.notify;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.pumprig.host.Commands;
import org.pumprig.host.LocalCommands;

/** Carries one message by one way; blocks, within a bound. */
final class Sender {
  private static final Duration WITHIN = Duration.ofSeconds(10);

  private Sender() {}

  /**
   * Sends it.
   *
   * @throws IOException if the other side did not take it, with why
   */
  static void send(Way way, Message message) throws IOException {
    switch (way) {
      case Way.Command command -> command(command, message);
      case Way.Webhook webhook -> webhook(webhook, message);
      case Way.Email email -> Mail.send(email, message);
    }
  }

  private static void command(Way.Command way, Message message) throws IOException {
    String input = new String(message.json(), StandardCharsets.UTF_8) + "\n";
    Commands.Result result = LocalCommands.here().run(way.argv(), input, WITHIN.toNanos());
    if (!result.ok()) {
      throw new IOException(way.argv().getFirst() + ": " + result.complaint());
    }
  }

  private static void webhook(Way.Webhook way, Message message) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(way.address())
            .timeout(WITHIN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(message.json()))
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(WITHIN).build()) {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new IOException("it answered " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
