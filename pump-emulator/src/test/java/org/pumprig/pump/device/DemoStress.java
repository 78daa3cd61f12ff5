package org.pumprig.pump.device;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/**
 * A scripted network around one pump: the demo's fault windows in a shuffled order, at the level of
 * connections and acknowledgements.
 */
final class DemoStress implements Consumer<PumpOutput> {
  static final long MS = 1_000_000;
  static final long SETTLE = 3_000 * MS;
  static final long STRESS = 16_000 * MS;

  enum Fault {
    REFUSE(2_000),
    RESET(2_000),
    GATEWAY_RESTART(2_000),
    SLOW_ACKNOWLEDGEMENT(2_000),
    STALL(1_800),
    HALF_OPEN(2_000),
    LATENCY(1_500);

    final long lastsNanos;

    Fault(long millis) {
      lastsNanos = millis * MS;
    }
  }

  record Window(Fault fault, long from, long until) {}

  private record Due(long at, long order, PumpInput input) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  final Pump pump;
  final List<Window> windows;
  final List<PumpOutput.Truth> truths = new ArrayList<>();
  final List<String> trace = new ArrayList<>();
  private final List<Long> acknowledged = new ArrayList<>();
  private final PriorityQueue<Due> queue = new PriorityQueue<>();
  private long order;
  private long now;
  private long open = -1;

  DemoStress(String serial, FirmwareProfile firmware, Seed seed, List<Window> windows) {
    this(new Pump(serial, firmware, 1_000 * MS, seed), windows);
  }

  DemoStress(Pump pump, List<Window> windows) {
    this.pump = pump;
    this.windows = windows;
  }

  /** The given faults in a seeded order, spread over the stress phase. */
  static List<Window> shuffled(Seed seed, long start, Fault... faults) {
    RandomStream random = seed.stream("windows");
    List<Fault> order = new ArrayList<>(List.of(faults));
    random.shuffle(order);
    long gap = STRESS;
    for (Fault fault : order) {
      gap -= fault.lastsNanos;
    }
    gap /= order.size() + 1;
    List<Window> windows = new ArrayList<>();
    long at = start;
    for (Fault fault : order) {
      at += gap;
      windows.add(new Window(fault, at, at + fault.lastsNanos));
      at += fault.lastsNanos;
    }
    return windows;
  }

  void input(long at, PumpInput input) {
    queue.add(new Due(at, order++, input));
  }

  void cuts() {
    for (Window window : windows) {
      if (window.fault == Fault.REFUSE || window.fault == Fault.GATEWAY_RESTART) {
        input(window.from, new PumpInput.ConnectionClosed(-2, "PEER"));
      }
    }
  }

  void run(long until) {
    while (true) {
      Due head = queue.peek();
      long next = Math.min(pump.nextDeadlineNanos(), head == null ? Long.MAX_VALUE : head.at);
      if (next > until) {
        now = until;
        return;
      }
      now = next;
      if (head != null && head.at == next) {
        queue.poll();
        feed(head.input);
      } else {
        pump.handle(new PumpInput.Tick(), now, this);
      }
    }
  }

  private void feed(PumpInput input) {
    if (input instanceof PumpInput.ConnectionClosed closed && closed.connection() == -2) {
      if (open >= 0) {
        pump.handle(new PumpInput.ConnectionClosed(open, closed.reason()), now, this);
      }
      return;
    }
    if (input instanceof PumpInput.ConnectionOpened opened) {
      open = opened.connection();
    }
    if (input instanceof PumpInput.Acknowledged) {
      acknowledged.add(now);
    }
    pump.handle(input, now, this);
  }

  private @Nullable Fault fault() {
    for (Window window : windows) {
      if (now >= window.from && now < window.until) {
        return window.fault;
      }
    }
    return null;
  }

  private long windowEnd() {
    return windows.stream()
        .filter(w -> now >= w.from && now < w.until)
        .findFirst()
        .orElseThrow()
        .until;
  }

  @Override
  public void accept(PumpOutput output) {
    trace.add(now + " " + output);
    switch (output) {
      case PumpOutput.Connect connect -> connect(connect.connection());
      case PumpOutput.Send send -> send(send.connection(), send.message());
      case PumpOutput.AskLibrary ask -> send(ask.connection(), ask.message());
      case PumpOutput.Drop _ -> open = -1;
      case PumpOutput.Truth truth -> truths.add(truth);
      case PumpOutput.NurseCall _, PumpOutput.Screen _, PumpOutput.SystemError _ -> {}
    }
  }

  private void connect(long connection) {
    switch (fault()) {
      case REFUSE, GATEWAY_RESTART ->
          input(now + MS / 4, new PumpInput.ConnectionClosed(connection, "REFUSED"));
      case RESET -> {
        input(now + MS / 4, new PumpInput.ConnectionOpened(connection));
        input(now + 50 * MS, new PumpInput.ConnectionClosed(connection, "RESET"));
      }
      case LATENCY -> input(now + 120 * MS, new PumpInput.ConnectionOpened(connection));
      case STALL, HALF_OPEN, SLOW_ACKNOWLEDGEMENT ->
          input(now + MS / 4, new PumpInput.ConnectionOpened(connection));
      case null -> input(now + MS / 4, new PumpInput.ConnectionOpened(connection));
    }
  }

  private void send(long connection, long message) {
    var answer = new PumpInput.Acknowledged(connection, message, true);
    switch (fault()) {
      case HALF_OPEN, REFUSE, GATEWAY_RESTART -> {}
      case RESET -> input(now + 50 * MS, new PumpInput.ConnectionClosed(connection, "RESET"));
      case STALL -> input(windowEnd(), answer);
      case SLOW_ACKNOWLEDGEMENT -> input(now + 1_500 * MS, answer);
      case LATENCY -> input(now + 240 * MS, answer);
      case null -> input(now + MS / 2, answer);
    }
  }

  /** Powers the pump at 0, starts therapy at 2 s; the caller's windows follow. */
  void startTherapy() {
    input(0, new PumpInput.PowerOn());
    input(2_000 * MS, new PumpInput.ProgramKeys(Channel.PRIMARY, new Programme(125_000, 50_000)));
    input(2_000 * MS, new PumpInput.ProgramKeys(Channel.SECONDARY, new Programme(250_000, 500)));
    input(2_000 * MS, new PumpInput.StartKey());
    cuts();
  }

  PumpOutput.@Nullable Truth trip() {
    return truths.stream()
        .filter(t -> t.fact() instanceof PumpOutput.Fact.Tripped)
        .findFirst()
        .orElse(null);
  }

  long acknowledgedAfter(long from) {
    return acknowledged.stream().filter(at -> at > from).count();
  }

  long failures() {
    return truths.stream()
        .filter(t -> t.fact() instanceof PumpOutput.Fact.ConnectionFailed)
        .count();
  }
}
