package org.pumprig.pump.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.pumprig.link.Link;
import org.pumprig.link.Network;
import org.pumprig.link.PseudoTerminal;
import org.pumprig.link.SerialLink;
import org.pumprig.link.SerialSettings;
import org.pumprig.time.Scheduler;

/**
 * A {@link Place} that is open: whoever comes to it is handed to the one who offers it.
 *
 * @param where it is to be found
 * @param shut ends it; links that were handed over belong to who took them
 */
public record Door(ServicePort where, Runnable shut) implements AutoCloseable {
  /**
   * Opens a place.
   *
   * @param line settings of a serial device; a pseudo terminal carries any, a socket has none
   * @param accepted is handed each client's link, not yet opened; of a terminal or device there is
   *     one, handed over at once
   * @throws IOException if the place can't be had
   */
  public static Door open(
      Place place,
      SerialSettings line,
      Scheduler scheduler,
      Network network,
      Consumer<? super Link> accepted)
      throws IOException {
    return switch (place) {
      case Place.Terminal _ -> {
        PseudoTerminal terminal = PseudoTerminal.open(scheduler);
        accepted.accept(terminal.link());
        yield new Door(new ServicePort.Serial(terminal.path()), terminal::close);
      }
      case Place.Device device -> {
        Link link = new SerialLink(scheduler, usable(device.path()), line);
        accepted.accept(link);
        yield new Door(new ServicePort.Serial(device.path()), link::abort);
      }
      case Place.Listen listen -> {
        Network.Listener listener = network.listen(listen.local(), accepted);
        yield new Door(new ServicePort.Stream(listener.local()), listener::close);
      }
    };
  }

  private static String usable(String path) throws IOException {
    Path device = Path.of(path);
    if (!Files.exists(device)) {
      throw new IOException("there is no serial device " + path);
    }
    if (Files.isRegularFile(device) || Files.isDirectory(device)) {
      throw new IOException(path + " is no serial device");
    }
    if (!Files.isReadable(device) || !Files.isWritable(device)) {
      throw new IOException("no right to read and write the serial device " + path);
    }
    return path;
  }

  @Override
  public void close() {
    shut.run();
  }
}
