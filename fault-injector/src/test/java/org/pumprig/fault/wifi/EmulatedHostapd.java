package org.pumprig.fault.wifi;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pumprig.host.CLibrary;
import org.pumprig.host.Descriptors;

/**
 * Answers on a real unix datagram socket as hostapd does, one access point with one station; knows
 * nothing of what asks it.
 */
final class EmulatedHostapd implements AutoCloseable {
  static final String STATION = "02:00:00:00:01:00";

  /** The access point's address. */
  static final String BSSID = "02:00:00:00:00:00";

  private static final int ADDRESS_BYTES = 110;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final MemoryLayout POINTER = ValueLayout.ADDRESS;
  private static final MethodHandle RECEIVE =
      CLibrary.function("recvfrom", LONG, INT, POINTER, LONG, INT, POINTER, POINTER);
  private static final MethodHandle SEND =
      CLibrary.function("sendto", LONG, INT, POINTER, LONG, INT, POINTER, INT);

  final List<String> asked = new CopyOnWriteArrayList<>();
  final Map<String, String> state =
      new ConcurrentHashMap<>(
          Map.of(
              "state", "ENABLED",
              "freq", "2412",
              "bssid[0]", BSSID,
              "station", "[AUTH][ASSOC][AUTHORIZED]",
              "timeouts", "0",
              "rejects", "0"));

  private final Path path;
  private final int fd;
  private final Arena arena = Arena.ofShared();
  private final List<byte[]> attached = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::live, "emulated-hostapd");
  private volatile boolean closing;

  EmulatedHostapd(Path path) throws IOException {
    this.path = path;
    this.fd = Descriptors.socket("socket", 1, 2);
    MemorySegment address = arena.allocate(ADDRESS_BYTES);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
    MemorySegment.copy(
        path.toString().getBytes(StandardCharsets.UTF_8),
        0,
        address,
        ValueLayout.JAVA_BYTE,
        2,
        path.toString().length());
    Files.deleteIfExists(path);
    Descriptors.bind("bind", fd, address);
    thread.setDaemon(true);
    thread.start();
  }

  private void live() {
    try (Arena own = Arena.ofConfined()) {
      MemorySegment ready = Descriptors.toRead(own, fd);
      MemorySegment into = own.allocate(4096);
      MemorySegment from = own.allocate(ADDRESS_BYTES);
      MemorySegment length = own.allocate(INT);
      while (!closing) {
        if (Descriptors.poll(ready, 20) == 0) {
          continue;
        }
        length.set(INT, 0, ADDRESS_BYTES);
        long read =
            CLibrary.check(
                "recvfrom", s -> (long) RECEIVE.invokeExact(s, fd, into, 4096L, 0, from, length));
        byte[] who = from.asSlice(0, length.get(INT, 0)).toArray(ValueLayout.JAVA_BYTE);
        String command =
            new String(
                into.asSlice(0, read).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
        asked.add(command);
        String answer = answer(command, who);
        if (!answer.isEmpty()) {
          send(who, answer);
        }
      }
    } catch (IOException e) {
      asked.add("broken: " + e.getMessage());
    }
  }

  private String answer(String command, byte[] who) throws IOException {
    List<String> words = List.of(command.split(" "));
    return switch (words.getFirst()) {
      case "PING" -> "PONG\n";
      case "ATTACH" -> {
        attached.add(who);
        yield "OK\n";
      }
      case "STATUS" ->
          "state=%s\nfreq=%s\nbssid[0]=%s\nnum_sta[0]=1\n"
              .formatted(state.get("state"), state.get("freq"), state.get("bssid[0]"));
      case "STA" -> words.get(1) + "\nflags=" + state.get("station") + "\n";
      case "MIB" ->
          "dot11RSNAOptionImplemented=TRUE\nradiusAuthClientTimeouts=%s\n"
                  .formatted(state.get("timeouts"))
              + "radiusAuthClientAccessRejects=%s\n".formatted(state.get("rejects"));
      case "DISABLE" -> set("state", "DISABLED");
      case "ENABLE" -> set("state", "ENABLED");
      case "CHAN_SWITCH" -> set("freq", words.get(2));
      case "DEAUTHENTICATE" -> {
        event("<3>AP-STA-DISCONNECTED " + STATION);
        event("<3>AP-STA-CONNECTED " + STATION);
        yield "OK\n";
      }
      case "SLEEP" -> "";
      default -> "UNKNOWN COMMAND\n";
    };
  }

  private String set(String key, String value) throws IOException {
    boolean refused = value.equals(state.put(key, value));
    event("<3>CHANGED " + key);
    return refused ? "FAIL\n" : "OK\n";
  }

  /** Tells whoever has attached. */
  void event(String line) throws IOException {
    for (byte[] each : attached) {
      try {
        send(each, line);
      } catch (IOException gone) {
        attached.remove(each);
      }
    }
  }

  private void send(byte[] to, String text) throws IOException {
    try (Arena own = Arena.ofConfined()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      MemorySegment message = own.allocate(bytes.length);
      MemorySegment.copy(bytes, 0, message, ValueLayout.JAVA_BYTE, 0, bytes.length);
      MemorySegment address = own.allocate(to.length);
      MemorySegment.copy(to, 0, address, ValueLayout.JAVA_BYTE, 0, to.length);
      CLibrary.check(
          "sendto",
          s -> (long) SEND.invokeExact(s, fd, message, (long) bytes.length, 0, address, to.length));
    }
  }

  /** Dies as a killed process does: its socket's file stays. */
  @Override
  public void close() throws IOException {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Descriptors.close(fd);
    arena.close();
  }

  Path path() {
    return path;
  }
}
