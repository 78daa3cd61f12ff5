package org.pumprig.rig.attend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.judge.RunHeader;

@Tag("integration")
final class AttendServerIT {
  private static final byte[] PHOTO = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2, 3};
  private static final RunHeader HEADER =
      new RunHeader(
          "r0-before-SN-1",
          "c",
          "SN-1",
          "before",
          "before",
          0,
          0,
          "plan",
          "ab".repeat(32),
          "rig",
          "cd".repeat(32),
          true,
          false);

  @TempDir private Path campaign = Path.of("");
  private Path run = Path.of("");

  @BeforeEach
  void aRunThatAsks() throws IOException {
    run = campaign.resolve("runs/r0-before-SN-1");
    Files.createDirectories(run.resolve("inbox"));
    Files.write(run.resolve("run.json"), HEADER.bytes());
    ask(new StepAsked("cycle", "Power-cycle <pump> 3", "Screen says", "", "restarted", 9));
  }

  private void ask(StepAsked step) throws IOException {
    Files.write(run.resolve("inbox/" + step.step() + ".step"), CanonicalJson.bytes(step));
  }

  private AttendServer loopback() throws Exception {
    return AttendServer.start(new Attending(campaign), Door.at("127.0.0.1", 0), Optional.empty());
  }

  private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  /** Plays the run's own process: takes the first answer that is left. */
  private CompletableFuture<StepAnswered> taken() {
    return CompletableFuture.supplyAsync(
        () -> Awaitility.await().until(this::takeOne, Optional::isPresent).orElseThrow());
  }

  private Optional<StepAnswered> takeOne() throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("inbox"))) {
      Optional<Path> file = files.filter(each -> each.toString().endsWith(".answer")).findFirst();
      if (file.isEmpty()) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file.get());
      Files.delete(file.get());
      return Optional.of(StepAnswered.read(CanonicalParser.parse(bytes)));
    }
  }

  private static HttpResponse<String> post(HttpClient client, String url, byte[] body)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofByteArray(body)).build(),
        BodyHandlers.ofString());
  }

  @Test
  void theStepIsShownAndItsAnswerLeftForTheRun() throws Exception {
    try (AttendServer server = loopback();
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(get(client, server.url()).body())
          .contains("Power-cycle &lt;pump&gt; 3", "Screen says", "restarted")
          .doesNotContain("<pump>");
      assertThat(get(client, server.url() + "steps").body()).contains("\"step\":\"cycle\"");

      CompletableFuture<StepAnswered> taken = taken();
      HttpResponse<String> answer =
          post(
              client,
              server.url() + "answer?run=r0-before-SN-1&step=cycle&by=Ada+L&entry=READY%3F",
              new byte[0]);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(taken.get()).isEqualTo(new StepAnswered("cycle", "Ada L", "READY?", "", 0, ""));
    }
  }

  @Test
  void aPhotoIsKeptWithItsDigestInTheAnswer() throws Exception {
    ask(new StepAsked("look", "Look", "", "the screen", "alarm", 9));
    try (AttendServer server = loopback();
        HttpClient client = HttpClient.newHttpClient()) {
      String url = server.url() + "answer?step=look&by=Ada";
      assertThat(post(client, url, new byte[0]).body())
          .contains("a photo is asked for: the screen");
      assertThat(post(client, url, "GIF89a".getBytes(StandardCharsets.UTF_8)).body())
          .contains("no JPEG");

      CompletableFuture<StepAnswered> taken = taken();
      assertThat(post(client, url, PHOTO).statusCode()).isEqualTo(200);
      StepAnswered answer = taken.get();
      assertThat(answer.photoSha256()).isEqualTo(ContentDigest.hex(PHOTO));
      assertThat(Files.readAllBytes(run.resolve(answer.photo()))).isEqualTo(PHOTO);
    }
  }

  @Test
  void whatLacksSomethingIsRefusedInOneSentence() throws Exception {
    try (AttendServer server = loopback();
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> unnamed =
          post(client, server.url() + "answer?step=cycle&entry=x", new byte[0]);
      assertThat(unnamed.statusCode()).isEqualTo(400);
      assertThat(unnamed.body()).contains("the name is missing");
      assertThat(post(client, server.url() + "answer?step=cycle&by=A", new byte[0]).body())
          .contains("the entry is missing");
      assertThat(post(client, server.url() + "answer?step=other&by=A", new byte[0]).body())
          .contains("no step 'other' waits");
    }
  }

  @Test
  void anotherSiteCanNotMakeABrowserAnswer() throws Exception {
    try (AttendServer server = loopback();
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(server.url() + "answer?step=cycle&by=A&entry=x"))
                  .header("Origin", "http://evil.example")
                  .POST(BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(takeOne()).isEmpty();
    }
  }

  @Test
  void aLockedDoorNeedsItsTokenAndTls() throws Exception {
    var any = new InetSocketAddress("127.0.0.1", 0);
    SelfSigned own = SelfSigned.make(any.getAddress());
    var door = new Door(any, Optional.of("0123456789abcdef0123456789abcdef"));
    try (AttendServer server = AttendServer.start(new Attending(campaign), door, Optional.of(own));
        HttpClient stranger = HttpClient.newHttpClient();
        HttpClient friend = HttpClient.newBuilder().sslContext(trusting(own)).build()) {
      assertThat(server.url()).startsWith("https://127.0.0.1:").endsWith("abcdef/");
      assertThat(get(friend, server.url()).body()).contains("Screen says");
      String guess = server.url().replace("0123456789abcdef0", "0123456789abcdef1");
      assertThat(get(friend, guess).statusCode()).isEqualTo(404);
      assertThat(get(friend, guess).body()).doesNotContain("cycle");
      assertThatThrownBy(() -> get(stranger, server.url()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void beyondLoopbackADoorIsLocked() throws Exception {
    assertThat(Door.at("127.0.0.1", 0).token()).isEmpty();
    assertThat(Door.at("0.0.0.0", 0).token().orElseThrow()).matches("[0-9a-f]{32}");
  }

  private static SSLContext trusting(SelfSigned own) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("own", own.certificate());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
