package org.pumprig.rig.emulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Network;
import org.pumprig.link.TcpNetwork;
import org.pumprig.link.TlsNetwork;
import org.pumprig.link.TlsSettings;
import org.pumprig.pump.gateway.EmulatedGateway;
import org.pumprig.pump.gateway.Forwarder;
import org.pumprig.pump.gateway.GatewayTls;
import org.pumprig.pump.gateway.Receipts;
import org.pumprig.time.SystemScheduler;

/** The emulated gateway on its own: commands make it ill and well, and it tells what it stored. */
public final class LoneGateway implements AutoCloseable {
  private static final long RETRY_NANOS = 1_000_000_000;

  private final SystemScheduler scheduler;
  private final Network network;
  private final EmulatedGateway gateway;
  private final Optional<Onward> onward;

  /**
   * Where it passes on what it stored.
   *
   * @param listener HL7 over MLLP
   * @param authority certificate, PEM, by which it checks the listener's; empty: it speaks no TLS
   */
  public record Onwards(Endpoint listener, Optional<Path> authority) {}

  /** What passes on, over a network of its own. */
  private record Onward(Forwarder forwarder, Network network) {}

  /**
   * What it did so far.
   *
   * @param received messages taken
   * @param refused frames that were no message for it
   * @param queries whether it is there, and for its drug library
   * @param libraryBlocks blocks of the drug library that it sent
   * @param resets connections reset by a change of back end
   * @param alarms alarms stored
   * @param events events of infusions stored
   * @param passedOn messages that the listener beyond it accepted
   * @param rejected messages that the listener beyond it rejected
   * @param notPassedOn messages that wait for it, or were lost because too many waited
   */
  public record Counts(
      long received,
      long refused,
      long queries,
      long libraryBlocks,
      long resets,
      long alarms,
      long events,
      long passedOn,
      long rejected,
      long notPassedOn,
      List<Sender> senders) {
    /** Copies the list. */
    public Counts {
      senders = List.copyOf(senders);
    }
  }

  /**
   * What it stored of one pump.
   *
   * @param messages doubles included
   * @param missing numbers between the first and the last that were never stored
   * @param unnumbered messages whose control id is no number
   * @param first number; −1: none
   */
  public record Sender(
      String serial,
      long messages,
      long doubles,
      long missing,
      long unnumbered,
      long first,
      long last) {}

  private LoneGateway(
      SystemScheduler scheduler,
      Network network,
      EmulatedGateway gateway,
      Optional<Onward> onward) {
    this.scheduler = scheduler;
    this.network = network;
    this.gateway = gateway;
    this.onward = onward;
  }

  /** Starts one that passes nothing on. */
  public static LoneGateway start(
      Endpoint listen, List<String> tls, Optional<Path> authority, Consumer<Throwable> onFailure)
      throws IOException {
    try {
      return start(listen, tls, authority, Optional.empty(), onFailure);
    } catch (StandingProblem problem) {
      throw new IllegalStateException("nothing was asked that can be wrong", problem);
    }
  }

  /**
   * Starts one.
   *
   * @param listen port 0: any
   * @param tls versions that it speaks; none: plain TCP
   * @param authority where the certificate that clients trust is written, PEM; only with TLS
   * @param onwards where it passes on what it stored
   * @param onFailure told of a programming error on its thread
   * @throws StandingProblem if a certificate can't be read
   */
  public static LoneGateway start(
      Endpoint listen,
      List<String> tls,
      Optional<Path> authority,
      Optional<Onwards> onwards,
      Consumer<Throwable> onFailure)
      throws StandingProblem, IOException {
    Optional<TlsSettings> seal =
        onwards.isEmpty() ? Optional.empty() : Authorities.trusting(onwards.get().authority());
    var scheduler = new SystemScheduler("pumprig-gateway", onFailure);
    Optional<Network> made = Optional.empty();
    try {
      Optional<GatewayTls> settings =
          tls.isEmpty()
              ? Optional.empty()
              : Optional.of(GatewayTls.make(tls, scheduler.wallMicros()));
      Network network = network(scheduler, settings);
      made = Optional.of(network);
      if (settings.isPresent() && authority.isPresent()) {
        Files.writeString(authority.get(), settings.get().authorityPem());
      }
      EmulatedGateway gateway =
          BenchThread.call(
              scheduler, () -> EmulatedGateway.start(network, scheduler, listen, settings));
      Optional<Onward> onward =
          BenchThread.call(
              scheduler, () -> onwards.map(each -> onward(each, seal, scheduler, gateway)));
      return new LoneGateway(scheduler, network, gateway, onward);
    } catch (IOException e) {
      made.ifPresent(Network::close);
      scheduler.close();
      throw e;
    }
  }

  private static Onward onward(
      Onwards wanted,
      Optional<TlsSettings> seal,
      SystemScheduler scheduler,
      EmulatedGateway gateway) {
    Network towards =
        seal.<Network>map(tls -> new TlsNetwork(scheduler, tls))
            .orElseGet(() -> new TcpNetwork(scheduler));
    var forwarder = new Forwarder(towards, scheduler, wanted.listener());
    gateway.forwardTo(forwarder);
    return new Onward(forwarder, towards);
  }

  private static Network network(SystemScheduler scheduler, Optional<GatewayTls> settings) {
    return settings
        .<Network>map(own -> new TlsNetwork(scheduler, own.ofPumps(), own::current))
        .orElseGet(() -> new TcpNetwork(scheduler));
  }

  /** All commands, one line each. */
  public static List<String> help() {
    return GatewayWords.HELP;
  }

  /** Where it listens. */
  public Endpoint endpoint() {
    return gateway.endpoint();
  }

  /**
   * Obeys one command, such as {@code acknowledge late 1500ms}.
   *
   * @throws StandingProblem if it is none
   */
  public void obey(String command) throws StandingProblem, IOException {
    GatewayWords.Order order = GatewayWords.read(command, gateway.speaksTls());
    BenchThread.call(
        scheduler,
        () -> {
          switch (order) {
            case GatewayWords.Begin begin -> begin(begin);
            case GatewayWords.End end -> gateway.end(end.key());
            case GatewayWords.Serve serve -> gateway.serve(serve.library());
          }
          return true;
        });
  }

  private void begin(GatewayWords.Begin order) throws IOException {
    gateway.begin(order.key(), order.illness());
    if (order.lastsNanos() > 0) {
      scheduler.schedule(order.lastsNanos(), () -> endTimed(order.key()));
    }
  }

  private void endTimed(String key) {
    try {
      gateway.end(key);
    } catch (IOException e) {
      scheduler.schedule(RETRY_NANOS, () -> endTimed(key)); // somebody has its port: again later
    }
  }

  /** What it did so far. */
  public Counts counts() throws IOException {
    return BenchThread.call(
        scheduler,
        () ->
            new Counts(
                gateway.receivedMessages(),
                gateway.refusedMessages(),
                gateway.queries(),
                gateway.libraryBlocks(),
                gateway.resets(),
                gateway.alarms(),
                gateway.events(),
                onward.map(each -> each.forwarder().passedOn()).orElse(0L),
                onward.map(each -> each.forwarder().rejected()).orElse(0L),
                onward.map(each -> each.forwarder().notPassedOn()).orElse(0L),
                gateway.receipts().stream().map(LoneGateway::sender).toList()));
  }

  private static Sender sender(Receipts each) {
    return new Sender(
        each.sender(),
        each.messages(),
        each.doubles(),
        each.missing(),
        each.unnumbered(),
        each.first(),
        each.last());
  }

  @Override
  public void close() {
    Standing.end(
        scheduler,
        network,
        () -> {
          onward.ifPresent(
              each -> {
                each.forwarder().close();
                each.network().close();
              });
          gateway.close();
        });
  }
}
