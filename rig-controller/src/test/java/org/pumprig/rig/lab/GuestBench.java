package org.pumprig.rig.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.pumprig.rig.cli.Main;

/**
 * Runs in the guest: an emulated pump and its gateway, each a process in its network namespace, the
 * pump's cables, and the rig as another process that runs a plan with it. Prints the rig's exit
 * code last.
 */
final class GuestBench {
  private static final long RUN_SECONDS = 780;
  private static final String OUT = "/tmp/pumprig-out";

  private GuestBench() {}

  /**
   * Arguments: the chip's folder in sysfs; a folder with {@code rig.yaml}, {@code plan.yaml} and
   * {@code pump}, the words that start the pump.
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    new ProcessBuilder("rm", "-rf", OUT).start().waitFor();
    Process gateway = start("hospital", "gateway --listen 10.78.0.2:2575");
    Process pump = start("sta", Files.readString(folder.resolve("pump")));
    try {
      System.out.println(output(gateway).readLine()); // it listens
      Map<String, String> at = addresses(pump);
      var wiring = new GuestWiring(Path.of(args[0]));
      start(() -> wiring.nurseCall(at.getOrDefault("contact", "")));
      start(() -> wiring.mains(at.getOrDefault("power", "")));
      String rig = Files.readString(folder.resolve("rig.yaml"));
      for (Map.Entry<String, String> each : at.entrySet()) {
        rig = rig.replace("<" + each.getKey() + ">", each.getValue());
      }
      Files.writeString(folder.resolve("bench.yaml"), rig);
      Process run = // the shared folder is slow to write to: it gets a copy
          pumprig("run %s/plan.yaml --out %s".formatted(folder, OUT))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("run.log").toFile())
              .start();
      boolean ended = run.waitFor(RUN_SECONDS, TimeUnit.SECONDS);
      System.out.println(Files.readString(folder.resolve("run.log")));
      System.out.println("exit " + (ended ? run.exitValue() : "never"));
      run.destroyForcibly();
      new ProcessBuilder("cp", "-r", OUT, folder.resolve("out").toString()).start().waitFor();
    } finally {
      for (Process each : List.of(pump, gateway)) {
        each.destroy();
        each.waitFor(20, TimeUnit.SECONDS);
      }
    }
    System.exit(0);
  }

  private static Process start(String namespace, String words) throws IOException {
    ProcessBuilder builder = pumprig(words).redirectError(Redirect.INHERIT);
    builder.command().addAll(0, List.of("ip", "netns", "exec", namespace));
    return builder.start();
  }

  private static ProcessBuilder pumprig(String words) {
    var command =
        new ArrayList<>(
            List.of(
                "java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx200m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(words.strip().split(" ", -1)));
    var builder = new ProcessBuilder(command);
    builder.environment().put("PUMPRIG_STATE_DIR", "/tmp/pumprig-state");
    return builder;
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static Map<String, String> addresses(Process pump) throws IOException {
    var at = new HashMap<String, String>();
    BufferedReader lines = output(pump);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      List<String> words = List.of(line.strip().split("\\s+", 2));
      if (words.size() == 2) {
        at.put(words.getFirst(), words.get(1));
      }
      if (at.containsKey("gateway")) {
        return at;
      }
    }
    throw new IOException("the pump ended before it said where it is: " + at);
  }

  /** What a cable does. */
  @FunctionalInterface
  private interface Cable {
    void run() throws IOException;
  }

  private static void start(Cable cable) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                cable.run();
              } catch (IOException e) {
                System.out.println("a cable: " + e.getMessage());
              }
            });
  }
}
