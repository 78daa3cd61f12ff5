package org.pumprig.pump.bench;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;
import org.pumprig.link.frame.MllpFrame;
import org.pumprig.link.frame.MllpFramer;
import org.pumprig.pump.device.Pump;
import org.pumprig.pump.device.PumpInput;
import org.pumprig.pump.device.PumpOutput;
import org.pumprig.pump.protocol.Acknowledgement;
import org.pumprig.pump.protocol.LibraryBlock;
import org.pumprig.pump.protocol.LibraryQuery;
import org.pumprig.pump.protocol.StatusMessage;
import org.pumprig.time.Scheduler;

/** Runs one pump in time and on the network. */
final class PumpDriver {
  private static final int MAX_MESSAGE = 16 * 1024;
  private static final String NUMBER = "[0-9]{1,18}";

  private final String serial;
  private final Pump pump;
  private final Scheduler scheduler;
  private final Network network;
  private final Endpoint gateway;
  private final Listener listener;
  private final @Nullable AlarmReports reports;
  private final ArrayDeque<PumpOutput> outputs = new ArrayDeque<>(1);
  private Scheduler.@Nullable Timer timer;
  private @Nullable Link link;
  private long linkNumber;
  private boolean connected;
  private boolean handling;
  private boolean closed;

  /** Is told what the pump does beside its network. */
  interface Listener {
    void nurseCall(boolean energised);

    void screen(String text);

    void systemError(PumpOutput.SystemError error);

    void truth(PumpOutput.Truth truth);
  }

  PumpDriver(UnitSpec spec, Pump pump, BenchParts parts, Listener listener) {
    this.serial = spec.serial();
    this.gateway = spec.gateway();
    this.pump = pump;
    this.scheduler = parts.scheduler();
    this.network = parts.gatewayNetwork();
    this.listener = listener;
    this.reports = spec.tellsAlarms() ? new AlarmReports(serial, pump) : null;
  }

  Pump pump() {
    return pump;
  }

  long nowNanos() {
    return scheduler.nanoTime();
  }

  /** Brings the pump up to now, so that what is read of it is not stale. */
  void refresh() {
    handle(new PumpInput.Tick());
  }

  void handle(PumpInput input) {
    if (closed) {
      return;
    }
    pump.handle(input, scheduler.nanoTime(), outputs::add);
    if (!handling) {
      handling = true;
      for (PumpOutput output = outputs.poll(); output != null; output = outputs.poll()) {
        carryOut(output);
      }
      handling = false;
      tellAlarms();
    }
    reschedule();
  }

  private void tellAlarms() {
    Link open = link;
    if (reports != null && open != null && connected) {
      reports.due(nowNanos(), scheduler.wallMicros()).forEach(open::send);
    }
  }

  private void reschedule() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    long next = pump.nextDeadlineNanos();
    if (next != Pump.NEVER) {
      timer = scheduler.schedule(next - scheduler.nanoTime(), this::refresh);
    }
  }

  private void carryOut(PumpOutput output) {
    switch (output) {
      case PumpOutput.Connect connect -> connect(connect.connection());
      case PumpOutput.Drop drop -> drop(drop.connection());
      case PumpOutput.Send send -> send(send);
      case PumpOutput.AskLibrary ask -> ask(ask);
      case PumpOutput.NurseCall call -> listener.nurseCall(call.energised());
      case PumpOutput.Screen screen -> listener.screen(screen.text());
      case PumpOutput.SystemError error -> listener.systemError(error);
      case PumpOutput.Truth truth -> listener.truth(truth);
    }
  }

  private void connect(long number) {
    Link opening = network.connect(gateway);
    link = opening;
    linkNumber = number;
    connected = false;
    var framer = new MllpFramer(MAX_MESSAGE);
    opening.open(
        event -> {
          switch (event) {
            case LinkEvent.Opened _ -> {
              connected = number == linkNumber;
              handle(new PumpInput.ConnectionOpened(number));
            }
            case LinkEvent.Received data ->
                framer.push(data.bytes()).forEach(frame -> received(number, frame));
            case LinkEvent.Closed gone -> {
              if (gone.reason() != LinkEvent.Reason.OWN) {
                connected &= number != linkNumber;
                opening.close(); // after a FIN of the peer our side is still open
                handle(new PumpInput.ConnectionClosed(number, gone.reason().name()));
              }
            }
          }
        });
  }

  /** What answers nothing is passed over: the pump goes on waiting. */
  private void received(long number, MllpFrame frame) {
    byte[] content = frame instanceof MllpFrame.Message message ? message.content() : new byte[0];
    Acknowledgement answer = Acknowledgement.decode(content);
    if (answer != null) {
      acknowledged(number, answer);
      return;
    }
    LibraryBlock.Received part = LibraryBlock.decode(content);
    if (part != null && part.controlId().matches(NUMBER)) {
      LibraryBlock block = part.block();
      handle(
          new PumpInput.LibraryPart(
              number,
              Long.parseLong(part.controlId()),
              block.version(),
              block.next(),
              block.more()));
    }
  }

  private void acknowledged(long number, Acknowledgement answer) {
    if (answer.controlId().matches(NUMBER)) {
      boolean accepted =
          answer.code() == Acknowledgement.Code.AA || answer.code() == Acknowledgement.Code.CA;
      handle(new PumpInput.Acknowledged(number, Long.parseLong(answer.controlId()), accepted));
    }
  }

  private void send(PumpOutput.Send send) {
    Link open = link;
    if (open == null || send.connection() != linkNumber) {
      return;
    }
    long wall = scheduler.wallMicros();
    long age = pump.answers() ? pump.status(nowNanos()).upMillis() - send.status().upMillis() : 0;
    open.send(
        MllpFramer.encode(
            new StatusMessage(
                    serial, Long.toString(send.message()), wall, wall - age * 1_000, send.status())
                .encode()));
  }

  private void ask(PumpOutput.AskLibrary ask) {
    Link open = link;
    if (open != null && ask.connection() == linkNumber) {
      var query =
          new LibraryQuery(serial, Long.toString(ask.message()), ask.version(), ask.entry());
      open.send(MllpFramer.encode(query.encode(scheduler.wallMicros())));
    }
  }

  private void drop(long number) {
    if (link != null && number == linkNumber) {
      link.abort();
      link = null;
    }
  }

  void close() {
    closed = true;
    if (timer != null) {
      timer.cancel();
    }
    if (link != null) {
      link.abort();
    }
  }
}
