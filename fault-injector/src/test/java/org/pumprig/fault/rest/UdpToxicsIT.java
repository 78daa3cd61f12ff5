package org.pumprig.fault.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pumprig.link.Endpoint;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** A relay of datagrams made and made ill over HTTP, with real sockets on both sides. */
@Tag("integration")
@Timeout(60)
class UdpToxicsIT {
  private static final int QUIET_MILLIS = 250;

  private final InetAddress loopback = InetAddress.getLoopbackAddress();
  private final SystemScheduler scheduler = new SystemScheduler("udp-rest-test", failure -> {});
  private final HttpClient http = HttpClient.newHttpClient();
  private DatagramSocket gateway;
  private DatagramSocket client;
  private FaultServer server;

  @BeforeEach
  void open() throws Exception {
    gateway = new DatagramSocket(0, loopback);
    client = new DatagramSocket(0, loopback);
    var echoing = gateway;
    Thread.ofPlatform().daemon().name("udp-echo").start(() -> echo(echoing));
    server =
        FaultServer.start(
            new FaultServerSettings(new Endpoint("127.0.0.1", 0), "", false, new Seed(7)),
            scheduler);
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
    gateway.close();
    scheduler.close();
  }

  private static void echo(DatagramSocket socket) {
    var packet = new DatagramPacket(new byte[65_535], 65_535);
    try {
      while (true) {
        packet.setLength(65_535);
        socket.receive(packet);
        socket.send(packet);
      }
    } catch (IOException e) {
      // closed
    }
  }

  private HttpResponse<String> ask(String method, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://" + server.endpoint() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode done(int status, String method, String path, String body) throws Exception {
    HttpResponse<String> answer = ask(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body().isEmpty() ? Json.read("{}") : Json.read(answer.body());
  }

  private int create() throws Exception {
    String body =
        "{'name':'syslog','protocol':'udp','upstream':'127.0.0.1:%d'}"
            .formatted(gateway.getLocalPort());
    JsonNode made = done(201, "POST", "/proxies", body);
    assertThat(made.path("protocol").asText()).isEqualTo("udp");
    String listen = made.path("listen").asText();
    return Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
  }

  private void toxic(String body) throws Exception {
    done(200, "POST", "/proxies/syslog/toxics", body);
  }

  /** What comes back of so many numbered datagrams, in its order. */
  private List<Integer> exchange(int port, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      byte[] data = ByteBuffer.allocate(8).putInt(i).array();
      client.send(new DatagramPacket(data, data.length, loopback, port));
    }
    var numbers = new ArrayList<Integer>();
    var packet = new DatagramPacket(new byte[64], 64);
    client.setSoTimeout(QUIET_MILLIS);
    try {
      while (true) {
        client.receive(packet);
        numbers.add(ByteBuffer.wrap(packet.getData()).getInt());
      }
    } catch (SocketTimeoutException e) {
      return numbers;
    }
  }

  private static List<Integer> upTo(int count) {
    return java.util.stream.IntStream.range(0, count).boxed().toList();
  }

  @Test
  void lossActsAsAskedIsChangedAndGoesWithItsDelete() throws Exception {
    int port = create();
    assertThat(exchange(port, 100)).isEqualTo(upTo(100));

    toxic("{'type':'loss','stream':'upstream','attributes':{'every':4}}");
    assertThat(exchange(port, 100)).hasSize(75);

    JsonNode changed =
        done(200, "POST", "/proxies/syslog/toxics/loss_upstream", "{'attributes':{'every':2}}");
    assertThat(changed.path("attributes").path("every").asInt()).isEqualTo(2);
    assertThat(exchange(port, 100)).hasSize(50);

    done(204, "DELETE", "/proxies/syslog/toxics/loss_upstream", "");
    assertThat(exchange(port, 100)).isEqualTo(upTo(100));
  }

  @Test
  void theSameSeedLosesTheSameDatagrams() throws Exception {
    String loss = "{'type':'loss','stream':'upstream','attributes':{'share':0.3}}";
    int port = create();
    toxic(loss);
    List<Integer> first = exchange(port, 200);
    done(204, "DELETE", "/proxies/syslog", "");
    port = create();
    toxic(loss);

    assertThat(first.size()).isBetween(100, 180);
    assertThat(exchange(port, 200)).isEqualTo(first);
  }

  @Test
  void datagramsComeTwiceLateAndOvertaken() throws Exception {
    int port = create();
    toxic("{'type':'duplicate','attributes':{'share':1}}");
    assertThat(exchange(port, 50)).hasSize(100).containsAll(upTo(50));
    done(204, "POST", "/reset", "");

    toxic("{'type':'reorder','attributes':{'share':0.5,'delay':30}}");
    assertThat(exchange(port, 100))
        .isNotEqualTo(upTo(100))
        .containsExactlyInAnyOrderElementsOf(upTo(100));
    done(204, "POST", "/reset", "");

    toxic("{'type':'latency','attributes':{'latency':100}}");
    long before = scheduler.nanoTime();
    client.setSoTimeout(5_000);
    client.send(new DatagramPacket(new byte[4], 4, loopback, port));
    client.receive(new DatagramPacket(new byte[4], 4));
    assertThat(scheduler.nanoTime() - before).isGreaterThanOrEqualTo(100_000_000);
  }

  /** The kernel makes new checksums: a relayed datagram arrives with its flipped bit. */
  @Test
  void corruptFlipsOneBitOfEachDatagram() throws Exception {
    int port = create();
    toxic("{'type':'corrupt','stream':'upstream','attributes':{'share':1}}");
    client.setSoTimeout(5_000);
    for (int i = 0; i < 20; i++) {
      client.send(new DatagramPacket(new byte[64], 64, loopback, port));
      var back = new DatagramPacket(new byte[64], 64);
      client.receive(back);
      int flipped = 0;
      for (byte each : back.getData()) {
        flipped += Integer.bitCount(each & 0xff);
      }
      assertThat(flipped).isEqualTo(1);
    }
    done(204, "POST", "/reset", "");
    assertThat(exchange(port, 50)).isEqualTo(upTo(50));
  }

  @Test
  void bandwidthHoldsDatagramsBackAndARateOfNoneLosesThem() throws Exception {
    int port = create();
    toxic("{'type':'bandwidth','stream':'upstream','attributes':{'rate':100}}");
    long before = scheduler.nanoTime();
    client.setSoTimeout(5_000);
    for (int i = 0; i < 20; i++) { // 100 560 bytes with their heads, 65 536 of them at once
      client.send(new DatagramPacket(new byte[5_000], 5_000, loopback, port));
      client.receive(new DatagramPacket(new byte[5_000], 5_000));
    }
    assertThat(scheduler.nanoTime() - before).isGreaterThanOrEqualTo(300_000_000);
    done(200, "POST", "/proxies/syslog/toxics/bandwidth_upstream", "{'attributes':{'rate':0}}");
    assertThat(exchange(port, 20)).isEmpty();
    done(204, "DELETE", "/proxies/syslog/toxics/bandwidth_upstream", "");
    assertThat(exchange(port, 50)).isEqualTo(upTo(50));
  }

  @Test
  void nothingPassesABlackHoleNorADisabledRelay() throws Exception {
    int port = create();
    toxic("{'type':'blackhole','stream':'downstream'}");
    assertThat(exchange(port, 20)).isEmpty();
    done(204, "POST", "/reset", "");
    done(200, "POST", "/proxies/syslog", "{'enabled':false}");
    assertThat(exchange(port, 20)).isEmpty();
    done(200, "POST", "/proxies/syslog", "{'enabled':true}");
    assertThat(exchange(port, 20)).isEqualTo(upTo(20));
  }

  @Test
  void whatCannotBeIsRefusedAndChangesNothing() throws Exception {
    int port = create();
    String toxics = "/proxies/syslog/toxics";
    for (String[] bad :
        new String[][] {
          {toxics, "{'type':'slicer'}", "slicer is for connections"},
          {toxics, "{'type':'loss','attributes':{'share':1.01}}", "share from 0.000001 to 1"},
          {toxics, "{'type':'loss'}", "not missing"},
          {toxics, "{'type':'loss','attributes':{'share':0.5,'every':3}}", "either"},
          {toxics, "{'type':'latency'}", "no fault"},
          {toxics, "{'type':'blackhole','toxicity':0.5}", "0 or 1"},
          {"/proxies/syslog", "{'protocol':'tcp'}", "delete it"},
          {"/proxies", "{'name':'x','protocol':'sctp','upstream':'127.0.0.1:9'}", "tcp or udp"}
        }) {
      HttpResponse<String> answer = ask("POST", bad[0], bad[1]);
      assertThat(answer.statusCode()).as(bad[1]).isEqualTo(400);
      assertThat(answer.body()).contains(bad[2]);
    }
    String taken =
        "{'name':'other','protocol':'udp','listen':'127.0.0.1:%d','upstream':'127.0.0.1:9'}"
            .formatted(port);
    assertThat(ask("POST", "/proxies", taken).body()).contains("cannot listen on");
    assertThat(exchange(port, 20)).isEqualTo(upTo(20));
    assertThat(done(200, "GET", "/proxies", "").size()).isEqualTo(1);
  }
}
