package org.pumprig.rig.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.campaign.RunPlace;
import org.pumprig.rig.event.Attendance.NoticeSent;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Expectation;
import org.pumprig.time.SystemScheduler;

@Tag("integration")
final class NotifierIT {
  private static final RunPlace PLACE =
      new RunPlace("r0-a-SN-1", new Arm("a", "a", Expectation.PASS), "SN-1", 0, 0);
  private static final WatchdogSeen TRIP = new WatchdogSeen("EC221", Channel.SERVICE);

  @TempDir private Path folder = Path.of("");
  private final List<String> remarks = new ArrayList<>();

  /** What became of it, once the notifier has closed. */
  private List<NoticeSent> told(Way way, Event... events) {
    var told = new ArrayList<NoticeSent>();
    var broken = new CompletableFuture<Throwable>();
    try (var scheduler = new SystemScheduler("notify-test", broken::complete)) {
      var settings = new NotifySettings(List.of(Occasion.WATCHDOG, Occasion.END), List.of(way));
      try (var notifier = new Notifier(settings, "c", scheduler, remarks::add)) {
        for (Event event : events) {
          notifier.on(PLACE, event, told::add);
        }
      }
      var done = new CompletableFuture<Boolean>();
      scheduler.execute(() -> done.complete(true));
      done.join();
    }
    assertThat(broken).isNotDone();
    return told;
  }

  private static Way.Email mail(int port) {
    return new Way.Email(
        new Endpoint("127.0.0.1", port),
        "none",
        "rig@example.org",
        List.of("ada@example.org", "ben@example.org"),
        Optional.empty());
  }

  @Test
  void aMailSaysWhatHappenedToWhichUnit() throws Exception {
    try (var box = new MailBox(false)) {
      assertThat(told(mail(box.port()), TRIP))
          .containsExactly(new NoticeSent("watchdog", "email 1", true, ""));
      assertThat(box.heard())
          .contains(
              "MAIL FROM:<rig@example.org>",
              "RCPT TO:<ada@example.org>",
              "RCPT TO:<ben@example.org>",
              "Subject: PumpRig: SN-1: watchdog",
              "EC221 on service",
              "Unit SN-1, run r0-a-SN-1, campaign c");
    }
  }

  @Test
  void aMailThatIsRefusedIsAnEventAndARemark() throws Exception {
    try (var box = new MailBox(true)) {
      assertThat(told(mail(box.port()), TRIP))
          .singleElement()
          .satisfies(
              notice -> {
                assertThat(notice.sent()).isFalse();
                assertThat(notice.detail()).contains("550 nobody here");
              });
    }
    assertThat(remarks).singleElement().asString().contains("not notified of watchdog by email 1");
  }

  @Test
  void startTlsIsRequiredNotTried() throws Exception {
    try (var box = new MailBox(false)) {
      Way.Email plain = mail(box.port());
      var secured =
          new Way.Email(plain.server(), "startTls", plain.from(), plain.to(), Optional.empty());
      assertThat(told(secured, TRIP)).singleElement().matches(notice -> !notice.sent());
      assertThat(box.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  void aCommandGetsTheMessageOnItsInput() throws Exception {
    Path got = folder.resolve("got");
    var tee = new Way.Command(List.of("tee", got.toString()));
    assertThat(told(tee, new RunEnded(EndReason.COMPLETED, false)))
        .containsExactly(new NoticeSent("end", "command 1", true, ""));
    assertThat(Files.readString(got).strip())
        .isEqualTo(
            "{\"campaign\":\"c\",\"occasion\":\"end\",\"run\":\"r0-a-SN-1\","
                + "\"text\":\"completed, NOT shown to be safe\",\"unit\":\"SN-1\"}");
  }

  @Test
  void aCommandThatFailsOrIsNotThereIsToldWithItsReason() {
    assertThat(told(new Way.Command(List.of("false")), TRIP))
        .containsExactly(new NoticeSent("watchdog", "command 1", false, "false: exit 1"));
    assertThat(told(new Way.Command(List.of("/no/such/program")), TRIP).getFirst().detail())
        .contains("/no/such/program");
  }

  @Test
  void aWebhookIsPostedJsonAndItsRefusalTold() throws Exception {
    var bodies = new ArrayList<String>();
    HttpServer hook =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    hook.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(bodies.size() == 1 ? 204 : 503, -1);
          exchange.close();
        });
    hook.start();
    var address = URI.create("http://127.0.0.1:" + hook.getAddress().getPort() + "/x");
    assertThat(told(new Way.Webhook(address), TRIP, new RunEnded(EndReason.COMPLETED, true)))
        .containsExactly(
            new NoticeSent("watchdog", "webhook 1", true, ""),
            new NoticeSent("end", "webhook 1", false, "it answered 503"));
    hook.stop(0);
    assertThat(bodies.getFirst()).contains("\"occasion\":\"watchdog\"", "EC221 on service");
  }

  @Test
  void aCodeOnTwoChannelsIsToldOnceAndWhatNobodyWantsNotAtAll() {
    var way = new Way.Command(List.of("true"));
    assertThat(told(way, TRIP, new WatchdogSeen("EC221", Channel.SCREEN))).hasSize(1);
  }
}
