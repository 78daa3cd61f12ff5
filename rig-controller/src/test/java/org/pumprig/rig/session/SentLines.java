package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;

/**
 * The bench's network, at which is noted what its ports say: how many lines of each word, and for
 * each watchdog line the moment before its last byte is handed over to be written. All listeners
 * are made by units; connections go through unseen.
 */
record SentLines(Network network, Map<Endpoint, Port> ports) implements Network {
  private static final String WATCHDOG = "EVENT";

  SentLines(Network network) {
    this(network, new ConcurrentHashMap<>());
  }

  /** One port, with its lines by their first word. */
  static final class Port {
    private final Map<String, AtomicLong> words = new ConcurrentHashMap<>();
    private final Queue<Long> watchdogs = new ConcurrentLinkedQueue<>();

    /** {@code System.nanoTime} of the earliest watchdog line that nobody has taken yet. */
    long takeWatchdog() {
      return watchdogs.remove();
    }

    private void sent(byte[] bytes) {
      for (String line : new String(bytes, StandardCharsets.US_ASCII).split("\r?\n")) {
        String word = line.substring(0, Math.max(0, line.indexOf(' ')));
        words.computeIfAbsent(word, _ -> new AtomicLong()).incrementAndGet();
        if (word.equals(WATCHDOG)) {
          watchdogs.add(System.nanoTime());
        }
      }
    }

    long lines(String word) {
      AtomicLong count = words.get(word);
      return count == null ? 0 : count.get();
    }
  }

  @Override
  public Listener listen(Endpoint local, Consumer<? super Link> accepted) throws IOException {
    var port = new Port();
    Listener listener = network.listen(local, link -> accepted.accept(new Noted(link, port)));
    ports.put(listener.local(), port);
    return listener;
  }

  Port port(Endpoint at) {
    Port port = ports.get(at);
    if (port == null) {
      throw new IllegalStateException("nobody listens at " + at);
    }
    return port;
  }

  @Override
  public Link connect(Endpoint remote) {
    return network.connect(remote);
  }

  @Override
  public void close() {
    network.close();
  }

  private static final class Noted implements Link {
    private final Link link;
    private final Port port;

    Noted(Link link, Port port) {
      this.link = link;
      this.port = port;
    }

    @Override
    public void open(Consumer<? super LinkEvent> events) {
      link.open(events);
    }

    @Override
    public void send(byte[] bytes) {
      port.sent(bytes);
      link.send(bytes);
    }

    @Override
    public void close() {
      link.close();
    }

    @Override
    public void abort() {
      link.abort();
    }

    @Override
    public String describe() {
      return link.describe();
    }
  }
}
