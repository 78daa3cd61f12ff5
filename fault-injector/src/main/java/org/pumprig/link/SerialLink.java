package org.pumprig.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortDataListener;
import com.fazecast.jSerialComm.SerialPortEvent;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.LinkEvent.Reason;
import org.pumprig.time.Scheduler;

/**
 * A serial port, through jSerialComm.
 *
 * <p>Two daemon threads: {@code serial-read-PATH} opens the port, reads and closes it; {@code
 * serial-write-PATH} writes. An unplugged port shows itself in three ways – an event, a read of −1,
 * a short write – and the first ends the link: jSerialComm repeats the event without end, and calls
 * the port open, until it is closed.
 */
public final class SerialLink implements Link, LineBreak {
  /**
   * Bytes that may wait to be written; a link that queues more ends with {@code Closed(FAILED,
   * "send limit …")}.
   */
  public static final int MAX_UNSENT_BYTES = 64 << 10;

  /** Bytes that may wait for the scheduler's thread; beyond, {@code Closed(FAILED, …)}. */
  public static final int MAX_WAITING_BYTES = 4 << 20;

  /** How long a read waits, and so how long the reader takes to see that it is to end. */
  private static final int READ_WAIT_MILLIS = 100;

  /** After this many waits without progress, what was sent before a close is given up. */
  private static final int FLUSH_PATIENCE_WAITS = 10;

  private static final int CHUNK_BYTES = 1024;

  private final EventQueue events;
  private final String path;
  private final Where where;
  private final SerialSettings settings;

  // Guarded by this.
  private final ArrayDeque<Output> outbox = new ArrayDeque<>();
  private int unsentBytes;
  private boolean ending;

  /** Which device is meant, asked at each opening. */
  @FunctionalInterface
  private interface Where {
    String device() throws IOException;
  }

  /** What the writer does next. */
  private sealed interface Output {
    /** Writes bytes. */
    @SuppressWarnings("ArrayRecordComponent") // a value in transit; never compared
    record Bytes(byte[] bytes) implements Output {}

    /** Begins or ends a break. */
    record Break(boolean on) implements Output {}
  }

  /**
   * @param scheduler on whose thread all events arrive
   * @param path the device file, such as {@code /dev/ttyUSB0}, or a link to one
   */
  public SerialLink(Scheduler scheduler, String path, SerialSettings settings) {
    this(scheduler, path, () -> path, settings);
  }

  /** A port of a USB adapter, which is looked for when the link is opened. */
  SerialLink(Scheduler scheduler, SerialPorts ports, SerialName.Usb name, SerialSettings settings) {
    this(scheduler, name.toString(), () -> ports.find(name), settings);
  }

  private SerialLink(Scheduler scheduler, String path, Where where, SerialSettings settings) {
    this.events = new EventQueue(scheduler, _ -> {});
    this.path = path;
    this.where = where;
    this.settings = settings;
  }

  @Override
  public void open(Consumer<? super LinkEvent> receiver) {
    events.receiver(receiver);
    if (!events.ended()) {
      Thread.ofPlatform().daemon().name("serial-read-" + path).start(this::run);
    }
  }

  @Override
  public void send(byte[] bytes) {
    if (bytes.length == 0 || !events.usable()) {
      return;
    }
    synchronized (this) {
      if (unsentBytes + bytes.length <= MAX_UNSENT_BYTES) {
        unsentBytes += bytes.length;
        outbox.add(new Output.Bytes(bytes));
        notifyAll();
        return;
      }
    }
    fail("send limit of " + MAX_UNSENT_BYTES + " unsent bytes");
  }

  @Override
  public synchronized void setBreak(boolean on) {
    if (events.usable()) {
      outbox.add(new Output.Break(on));
      notifyAll();
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>There is no FIN on a serial line: the peer sees silence.
   */
  @Override
  public void close() {
    events.end(Reason.OWN, "");
    wake(false);
  }

  @Override
  public void abort() {
    events.end(Reason.OWN, "");
    wake(true);
  }

  @Override
  public String describe() {
    return "serial " + path;
  }

  private void fail(String detail) {
    events.end(Reason.FAILED, detail);
    wake(true);
  }

  private synchronized void wake(boolean dropUnsent) {
    ending = true;
    if (dropUnsent) {
      outbox.clear();
    }
    notifyAll();
  }

  private void run() {
    SerialPort port = openPort();
    if (port == null) {
      return;
    }
    try {
      Thread writer =
          Thread.ofPlatform().daemon().name("serial-write-" + path).start(() -> write(port));
      events.opened();
      read(port);
      awaitFlushed(writer);
    } finally {
      port.removeDataListener();
      port.closePort();
    }
  }

  private @Nullable SerialPort openPort() {
    try {
      SerialPort port = SerialPort.getCommPort(where.device());
      port.setComPortParameters(
          settings.baud(), settings.dataBits(), stopBits(), parity(settings.parity()));
      port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
      port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_WAIT_MILLIS, 0);
      if (port.openPort(0)) {
        port.flushIOBuffers(); // a UART that was closed has received nothing
        port.addDataListener(new Unplugged());
        return port;
      }
      int errno = port.getLastErrorCode();
      fail("cannot open " + path + " at " + settings + " (errno " + errno + ")");
    } catch (SerialPortInvalidPortException e) {
      fail("no serial port " + path);
    } catch (IOException e) {
      fail(String.valueOf(e.getMessage()));
    }
    return null;
  }

  private int stopBits() {
    return settings.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
  }

  private static int parity(SerialSettings.Parity parity) {
    return switch (parity) {
      case NONE -> SerialPort.NO_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
    };
  }

  private void read(SerialPort port) {
    byte[] buffer = new byte[CHUNK_BYTES];
    while (!events.ended()) {
      int count = port.readBytes(buffer, buffer.length);
      if (count < 0) {
        fail("read failed: unplugged?");
      } else if (count > 0) {
        events.received(Arrays.copyOf(buffer, count));
        if (events.waitingBytes() > MAX_WAITING_BYTES) {
          fail("receive limit of " + MAX_WAITING_BYTES + " waiting bytes");
        }
      }
    }
  }

  private void write(SerialPort port) {
    for (Output next = next(); next != null; next = next()) {
      switch (next) {
        case Output.Bytes output -> write(port, output.bytes());
        case Output.Break output -> setBreak(port, output.on());
      }
    }
  }

  private void write(SerialPort port, byte[] bytes) {
    int written = port.writeBytes(bytes, bytes.length);
    synchronized (this) {
      unsentBytes -= bytes.length;
    }
    if (written != bytes.length) {
      fail("short write: " + written + " of " + bytes.length + " bytes; unplugged?");
    }
  }

  private void setBreak(SerialPort port, boolean on) {
    if (!(on ? port.setBreak() : port.clearBreak())) {
      fail("the break condition can't be " + (on ? "set" : "cleared") + "; unplugged?");
    }
  }

  private synchronized @Nullable Output next() {
    while (outbox.isEmpty()) {
      if (ending) {
        return null;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        return null; // the reader closes the port: nothing more can be written
      }
    }
    return outbox.poll();
  }

  /** Waits for the writer as long as it makes progress; closing the port then frees it. */
  private void awaitFlushed(Thread writer) {
    int waits = 0;
    int before = unsent();
    try {
      while (!writer.join(java.time.Duration.ofMillis(READ_WAIT_MILLIS))) {
        int now = unsent();
        waits = now < before ? 0 : waits + 1;
        before = now;
        if (waits >= FLUSH_PATIENCE_WAITS) {
          wake(true);
          writer.interrupt();
          return;
        }
      }
    } catch (InterruptedException e) {
      wake(true);
    }
  }

  private synchronized int unsent() {
    return unsentBytes;
  }

  private final class Unplugged implements SerialPortDataListener {
    @Override
    public int getListeningEvents() {
      return SerialPort.LISTENING_EVENT_PORT_DISCONNECTED;
    }

    @Override
    public void serialEvent(SerialPortEvent event) {
      if (event.getEventType() == SerialPort.LISTENING_EVENT_PORT_DISCONNECTED) {
        fail("unplugged");
      }
    }
  }
}
