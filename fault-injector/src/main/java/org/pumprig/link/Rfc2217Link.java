package org.pumprig.link;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.LinkEvent.Closed;
import org.pumprig.link.LinkEvent.Opened;
import org.pumprig.link.LinkEvent.Reason;
import org.pumprig.link.LinkEvent.Received;
import org.pumprig.time.Scheduler;

/**
 * A serial port behind a server that speaks RFC 2217 (telnet's COM-PORT-OPTION): open once the
 * server has confirmed that the line is set up as asked. Confined to the scheduler's thread.
 */
final class Rfc2217Link implements Link, LineBreak {
  private static final int BINARY = 0;
  private static final int SUPPRESS_GO_AHEAD = 3;
  private static final int COM_PORT = 44;
  private static final int SET_BAUD = 1;
  private static final int SET_DATA_BITS = 2;
  private static final int SET_PARITY = 3;
  private static final int SET_STOP_BITS = 4;
  private static final int SET_CONTROL = 5;
  private static final int NO_FLOW_CONTROL = 1;
  private static final int BREAK_ON = 5;
  private static final int BREAK_OFF = 6;

  /** The server's answers have the numbers of the questions and this. */
  private static final int ANSWERS = 100;

  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private final Scheduler scheduler;
  private final Link tcp;
  private final SerialSettings settings;
  private final TelnetStream telnet = new TelnetStream();
  private final Set<TelnetStream.Item.Option> refused = new HashSet<>();

  /** What the server hasn't confirmed yet. */
  private final Set<Integer> unconfirmed =
      new HashSet<>(Set.of(SET_BAUD, SET_DATA_BITS, SET_PARITY, SET_STOP_BITS));

  private @Nullable Consumer<? super LinkEvent> events;
  private boolean asked;
  private boolean open;
  private boolean ended;

  /**
   * @param tcp connection to the server, not opened yet
   */
  Rfc2217Link(Scheduler scheduler, Link tcp, SerialSettings settings) {
    this.scheduler = scheduler;
    this.tcp = tcp;
    this.settings = settings;
  }

  @Override
  public void open(Consumer<? super LinkEvent> receiver) {
    events = receiver;
    tcp.open(this::on);
  }

  private void on(LinkEvent event) {
    if (ended) {
      return;
    }
    switch (event) {
      case Opened _ -> begin();
      case Received received -> telnet.push(received.bytes()).forEach(this::item);
      case Closed closed -> end(closed.reason(), closed.detail());
    }
  }

  private void begin() {
    tcp.send(TelnetStream.option(TelnetStream.WILL, COM_PORT));
    for (int each : new int[] {BINARY, SUPPRESS_GO_AHEAD}) {
      tcp.send(TelnetStream.option(TelnetStream.WILL, each));
      tcp.send(TelnetStream.option(TelnetStream.DO, each));
    }
    scheduler.schedule(
        PATIENCE_NANOS,
        () -> {
          if (!open) {
            fail(
                Reason.TIMED_OUT,
                asked
                    ? "the server hasn't confirmed how the line is set up"
                    : "the server doesn't speak RFC 2217; for raw TCP write tcp://HOST:PORT");
          }
        });
  }

  private void item(TelnetStream.Item item) {
    if (ended) {
      return;
    }
    switch (item) {
      case TelnetStream.Item.Data data -> {
        if (open) { // a port that isn't open yet has received nothing
          tell(new Received(data.bytes()));
        }
      }
      case TelnetStream.Item.Option option -> option(option);
      case TelnetStream.Item.Inside inside -> inside(inside.bytes());
    }
  }

  private void option(TelnetStream.Item.Option option) {
    switch (option.option()) {
      case COM_PORT -> {
        if (option.verb() == TelnetStream.DO && !asked) {
          setUp();
        } else if (option.verb() == TelnetStream.DONT) {
          fail(Reason.FAILED, "the server refuses RFC 2217; for raw TCP write tcp://HOST:PORT");
        }
      }
      case BINARY, SUPPRESS_GO_AHEAD -> {} // asked for already
      default -> refuse(option);
    }
  }

  /** Once each, as a refusal of a refusal would go on for ever. */
  private void refuse(TelnetStream.Item.Option option) {
    if (refused.add(option)) {
      if (option.verb() == TelnetStream.DO) {
        tcp.send(TelnetStream.option(TelnetStream.WONT, option.option()));
      } else if (option.verb() == TelnetStream.WILL) {
        tcp.send(TelnetStream.option(TelnetStream.DONT, option.option()));
      }
    }
  }

  private void setUp() {
    asked = true;
    int baud = settings.baud();
    command(SET_BAUD, baud >>> 24, baud >>> 16, baud >>> 8, baud);
    command(SET_DATA_BITS, settings.dataBits());
    command(SET_PARITY, parity());
    command(SET_STOP_BITS, settings.stopBits());
    command(SET_CONTROL, NO_FLOW_CONTROL);
  }

  private int parity() {
    return switch (settings.parity()) {
      case NONE -> 1;
      case ODD -> 2;
      case EVEN -> 3;
    };
  }

  private void command(int command, int... values) {
    byte[] bytes = new byte[2 + values.length];
    bytes[0] = COM_PORT;
    bytes[1] = (byte) command;
    for (int i = 0; i < values.length; i++) {
      bytes[2 + i] = (byte) values[i];
    }
    tcp.send(TelnetStream.inside(bytes));
  }

  private void inside(byte[] bytes) {
    if (bytes.length < 3 || bytes[0] != COM_PORT || open) {
      return; // states of the line and of the modem
    }
    int question = (bytes[1] & 0xff) - ANSWERS;
    long told = 0;
    for (int i = 2; i < bytes.length; i++) {
      told = told << 8 | bytes[i] & 0xff;
    }
    switch (question) {
      case SET_BAUD -> confirm(question, "baud", settings.baud(), told);
      case SET_DATA_BITS -> confirm(question, "data bits", settings.dataBits(), told);
      case SET_PARITY -> confirm(question, "as parity", parity(), told);
      case SET_STOP_BITS -> confirm(question, "stop bits", settings.stopBits(), told);
      default -> {}
    }
  }

  private void confirm(int question, String what, long wanted, long told) {
    if (wanted != told) {
      fail(Reason.FAILED, "the server set up %d %s, not %d".formatted(told, what, wanted));
      return;
    }
    unconfirmed.remove(question);
    if (unconfirmed.isEmpty()) {
      open = true;
      tell(new Opened());
    }
  }

  @Override
  public void send(byte[] bytes) {
    if (open && !ended && bytes.length > 0) {
      tcp.send(TelnetStream.escaped(bytes));
    }
  }

  @Override
  public void setBreak(boolean on) {
    if (open && !ended) {
      command(SET_CONTROL, on ? BREAK_ON : BREAK_OFF);
    }
  }

  @Override
  public void close() {
    tcp.close();
  }

  @Override
  public void abort() {
    tcp.abort();
  }

  @Override
  public String describe() {
    return "serial server " + tcp.describe() + " at " + settings;
  }

  private void fail(Reason reason, String detail) {
    if (!ended) {
      end(reason, detail);
      tcp.abort();
    }
  }

  private void end(Reason reason, String detail) {
    ended = true;
    tell(new Closed(reason, detail));
  }

  private void tell(LinkEvent event) {
    Consumer<? super LinkEvent> to = events;
    if (to != null) {
      to.accept(event);
    }
  }
}
