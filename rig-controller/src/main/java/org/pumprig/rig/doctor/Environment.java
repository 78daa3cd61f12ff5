package org.pumprig.rig.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.pumprig.host.Commands;
import org.pumprig.rig.event.RunBasis.EnvironmentSeen;

/** What a run's results may depend on and no plan says: this machine's kernel and programs. */
public final class Environment {
  private static final Path MODEL = Path.of("/proc/device-tree/model");
  private static final Path SERIAL = Path.of("/proc/device-tree/serial-number");
  private static final Path RELEASE = Path.of("/etc/os-release");
  private static final int MOST_CHARS = 200;

  private Environment() {}

  /**
   * Looks at it; takes some tens of milliseconds.
   *
   * @param pumprig version of this program
   */
  public static EnvironmentSeen look(Commands commands, String pumprig) {
    var tools = new ArrayList<String>();
    for (Tool tool : Tool.values()) {
      String name = tool.name().toLowerCase(Locale.ROOT);
      tools.add(line(name + ": " + tool.version(commands).orElse("not there")));
    }
    return new EnvironmentSeen(
        property("os.arch"),
        property("java.vm.vendor") + " " + property("java.vm.version"),
        property("os.name") + " " + property("os.version"),
        machine(),
        system(),
        pumprig,
        tools);
  }

  /** Model and serial number, where the firmware tells them, as on a Pi; empty: it doesn't. */
  private static String machine() {
    String serial = content(SERIAL).map(text -> ", serial " + text).orElse("");
    return content(MODEL).map(text -> line(text + serial)).orElse("");
  }

  private static String system() {
    return content(RELEASE)
        .flatMap(
            text ->
                text.lines()
                    .filter(each -> each.startsWith("PRETTY_NAME="))
                    .map(each -> line(each.substring("PRETTY_NAME=".length()).replace("\"", "")))
                    .findFirst())
        .orElse("");
  }

  private static Optional<String> content(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return Optional.of(new String(bytes, StandardCharsets.UTF_8).replace("\0", "").strip());
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  private static String property(String key) {
    return line(System.getProperty(key, "unknown"));
  }

  private static String line(String text) {
    String shown = text.replaceAll("\\p{Cntrl}", " ").strip();
    return shown.substring(0, Math.min(shown.length(), MOST_CHARS));
  }
}
