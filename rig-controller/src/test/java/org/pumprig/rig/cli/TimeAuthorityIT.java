package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.seal.TestAuthority;

/** {@code pack --time-authority} with an authority of the tests on a socket of its own. */
@Tag("integration")
@Timeout(60)
class TimeAuthorityIT {
  @TempDir private Path folder = Path.of("");

  private static HttpServer serve(TestAuthority authority, int status) throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/tsa",
        exchange -> {
          byte[] answer;
          try {
            answer =
                authority.answer(
                    exchange.getRequestBody().readAllBytes(),
                    Instant.parse("2026-11-27T08:00:00Z"));
          } catch (Exception e) {
            throw new java.io.IOException(e);
          }
          exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }

  private Path config(int port, String pem) throws Exception {
    Files.writeString(folder.resolve("authority.pem"), pem);
    Path file = folder.resolve("authority.yaml");
    Files.writeString(
        file,
        """
        authority: 1
        name: Test authority
        url: http://127.0.0.1:%d/tsa
        certificate: authority.pem
        """
            .formatted(port));
    return file;
  }

  private Answer pack(String name, Path authority) throws Exception {
    var args =
        new ArrayList<Object>(
            List.of(
                "pack",
                "--key",
                folder.resolve("lab.key"),
                "--out",
                folder.resolve(name),
                "--time-authority",
                authority));
    args.addAll(Workbench.runs(folder.resolve("campaign")));
    return new Cli(folder.resolve("state")).run(args.toArray());
  }

  @Test
  void aPackIsStampedAndAnAuthorityThatIsNotTheConfiguredOneIsRefused() throws Exception {
    Workbench bench = Workbench.in(folder.resolve("bench"));
    bench.change("rigs/short.yaml", "  - {serial: SN-1002}\n", "");
    var cli = new Cli(folder.resolve("state"));
    cli.run("simulate", bench.plan(), "--out", folder.resolve("campaign"));
    cli.run("key", "new", folder.resolve("lab.key"));
    var authority = new TestAuthority("Ours");
    HttpServer server = serve(authority, 200);
    HttpServer ill = serve(authority, 503);
    try {
      int port = server.getAddress().getPort();
      Answer packed = pack("pack", config(port, authority.rootPem()));
      assertThat(packed.code()).as(packed.toString()).isZero();
      assertThat(cli.run("verify", folder.resolve("pack"), "--quick").out())
          .contains("Seals stamped: 2026-11-27T08:00:00Z by 'CN=Ours'");

      Answer other = pack("other", config(port, new TestAuthority("Theirs").rootPem()));
      assertThat(other.code()).isEqualTo(Exit.USAGE);
      assertThat(other.err())
          .contains("Test authority at http://127.0.0.1:" + port + "/tsa", "doesn't lead to");
      Answer refused = pack("ill", config(ill.getAddress().getPort(), authority.rootPem()));
      assertThat(refused.err()).contains("answers 503");
    } finally {
      server.stop(0);
      ill.stop(0);
    }
    Answer gone = pack("gone", config(server.getAddress().getPort(), authority.rootPem()));
    assertThat(gone.err()).contains("can't be asked (ConnectException)");
  }
}
