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
 * Runs in the guest: an emulated pump as a process, its cables, and the rig as another process that
 * runs a plan with it. Prints the rig's exit code last.
 */
final class GuestBench {
  private static final long RUN_SECONDS = 420;

  private GuestBench() {}

  /**
   * Arguments: the chip's folder in sysfs; a folder with {@code rig.yaml} and {@code plan.yaml}.
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    Process pump =
        pumprig("pump", "--serial", "pty", "--unit", "SN-1001", "--firmware", args[2])
            .redirectError(Redirect.INHERIT)
            .start();
    try {
      Map<String, String> at = addresses(pump);
      var wiring = new GuestWiring(Path.of(args[0]));
      start(() -> wiring.nurseCall(at.getOrDefault("contact", "")));
      start(() -> wiring.mains(at.getOrDefault("power", "")));
      String rig = Files.readString(folder.resolve("rig.yaml"));
      for (Map.Entry<String, String> each : at.entrySet()) {
        rig = rig.replace("<" + each.getKey() + ">", each.getValue());
      }
      Files.writeString(folder.resolve("bench.yaml"), rig);
      Process run =
          pumprig(
                  "run",
                  folder.resolve("plan.yaml").toString(),
                  "--out",
                  folder.resolve("out").toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("run.log").toFile())
              .start();
      boolean ended = run.waitFor(RUN_SECONDS, TimeUnit.SECONDS);
      System.out.println(Files.readString(folder.resolve("run.log")));
      System.out.println("exit " + (ended ? run.exitValue() : "never"));
      run.destroyForcibly();
    } finally {
      pump.destroy();
      pump.waitFor(20, TimeUnit.SECONDS);
    }
    System.exit(0);
  }

  private static ProcessBuilder pumprig(String... words) {
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
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command);
    builder.environment().put("PUMPRIG_STATE_DIR", "/tmp/pumprig-state");
    return builder;
  }

  private static Map<String, String> addresses(Process pump) throws IOException {
    var at = new HashMap<String, String>();
    var lines =
        new BufferedReader(new InputStreamReader(pump.getInputStream(), StandardCharsets.UTF_8));
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
