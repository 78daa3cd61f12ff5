package org.pumprig.fault.netem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pumprig.host.Commands;

/**
 * The program {@code tc} in one place. Everything of ours hangs below a root queue with our handle;
 * a root queue that somebody else has set up is left alone, and nothing is put there. Blocks.
 */
final class Qdiscs {
  /** Major number of our root queue and its classes: "pr" in ASCII. */
  static final String HANDLE = "7072:";

  private static final long LIMIT_NANOS = 15_000_000_000L;
  private static final Pattern VERSION = Pattern.compile("iproute2-(?:ss)?(\\d+)\\.?(\\d*)");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** First iproute2 that can hand netem a seed. */
  private static final int SEED_MAJOR = 6;

  private static final int SEED_MINOR = 6;

  private final Commands commands;

  Qdiscs(Commands commands) {
    this.commands = commands;
  }

  /**
   * What a class's queue has counted.
   *
   * @param packets that left it
   * @param bytes of these, link header included
   * @param drops packets lost in it
   * @param queued packets that wait
   */
  record Counts(long packets, long bytes, long drops, long queued) {}

  /** What {@code tc -V} says, such as {@code iproute2-6.15.0}. */
  String version() throws IOException {
    String said = run(List.of("tc", "-V"));
    var matcher = VERSION.matcher(said);
    return matcher.find() ? matcher.group() : said.strip();
  }

  /** Whether that iproute2 can hand netem a seed. */
  static boolean takesSeed(String version) {
    var matcher = VERSION.matcher(version);
    if (!matcher.find() || matcher.group(2).isEmpty()) {
      return false;
    }
    int major = Integer.parseInt(matcher.group(1));
    return major > SEED_MAJOR
        || (major == SEED_MAJOR && Integer.parseInt(matcher.group(2)) >= SEED_MINOR);
  }

  /**
   * Makes a class with its queue on an interface, and the root queue if it isn't there.
   *
   * @throws IOException if it can't be made, or the root queue is somebody else's; {@link #remove}
   *     takes away what there is of it
   */
  void add(String device, String classId, NetemQueue queue, Optional<Long> seed)
      throws IOException {
    Optional<String> root = root(device);
    if (root.isEmpty()) {
      run(
          List.of(
              "tc", "qdisc", "add", "dev", device, "root", "handle", HANDLE, "htb", "default",
              "0"));
    } else if (!root.get().equals(HANDLE)) {
      throw new IOException(
          "%s has a root queue %s that is not ours: it is left alone; remove it with"
                  .formatted(device, root.get())
              + " 'tc qdisc del dev "
              + device
              + " root' if nobody needs it");
    }
    var made =
        new ArrayList<>(
            List.of(
                "tc", "class", "add", "dev", device, "parent", HANDLE, "classid", classId, "htb"));
    made.addAll(queue.shaping());
    run(made);
    var leaf = new ArrayList<>(List.of("tc", "qdisc", "add", "dev", device, "parent", classId));
    leaf.addAll(queue.leaf());
    if (queue.seeded() && seed.isPresent()) {
      leaf.addAll(List.of("seed", Long.toUnsignedString(seed.get())));
    }
    run(leaf);
  }

  /** Handle of the interface's root queue; empty if it has only what the kernel gave it. */
  private Optional<String> root(String device) throws IOException {
    for (JsonNode each : json(List.of("tc", "-j", "qdisc", "show", "dev", device))) {
      String handle = each.path("handle").asText();
      if (each.path("root").asBoolean() && !handle.equals("0:")) {
        return Optional.of(handle);
      }
    }
    return Optional.empty();
  }

  /**
   * Removes a class with its queue, and our root queue with its last class; looks whether it is
   * gone. Idempotent. An interface that is gone has taken them with it.
   */
  void remove(String device, String classId) throws IOException {
    List<String> classes;
    try {
      if (!root(device).equals(Optional.of(HANDLE))) {
        return;
      }
      classes = classes(device);
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("Cannot find device")) {
        return;
      }
      throw e;
    }
    if (classes.contains(classId)) {
      run(List.of("tc", "class", "del", "dev", device, "classid", classId));
      classes = classes(device);
      if (classes.contains(classId)) {
        throw new IOException("class " + classId + " of " + device + " was deleted and is there");
      }
    }
    if (classes.isEmpty()) {
      run(List.of("tc", "qdisc", "del", "dev", device, "root", "handle", HANDLE));
    }
  }

  /** In words: Debian 12's iproute2 (6.1) has no JSON for classes. */
  private List<String> classes(String device) throws IOException {
    var found = new ArrayList<String>();
    for (String line : run(List.of("tc", "class", "show", "dev", device)).lines().toList()) {
      String[] words = line.strip().split("\\s+", 4);
      if (words.length > 2 && words[0].equals("class") && words[2].startsWith(HANDLE)) {
        found.add(words[2]);
      }
    }
    return found;
  }

  /** What a class's queue has counted. */
  Counts counts(String device, String classId) throws IOException {
    for (JsonNode each : json(List.of("tc", "-s", "-j", "qdisc", "show", "dev", device))) {
      if (each.path("parent").asText().equals(classId)) {
        return new Counts(
            each.path("packets").asLong(),
            each.path("bytes").asLong(),
            each.path("drops").asLong(),
            each.path("qlen").asLong());
      }
    }
    throw new IOException("no class " + classId + " on " + device);
  }

  private JsonNode json(List<String> argv) throws IOException {
    String said = run(argv);
    try {
      return said.isBlank() ? JSON.createArrayNode() : JSON.readTree(said);
    } catch (JsonProcessingException e) {
      throw new IOException(String.join(" ", argv) + " can't be read: " + said.strip(), e);
    }
  }

  private String run(List<String> argv) throws IOException {
    Commands.Result result;
    try {
      result = commands.run(argv, "", LIMIT_NANOS);
    } catch (IOException e) {
      String said = String.valueOf(e.getMessage());
      throw new IOException(
          said.contains("Cannot run program") || said.contains("exec of")
              ? said + "; install the package iproute2"
              : said,
          e);
    }
    if (result.ok()) {
      return result.output();
    }
    String said = String.join(" ", argv) + " (" + commands.where() + "): " + result.complaint();
    if (said.contains("qdisc kind is unknown")) {
      throw new IOException(said + "; this kernel has no such queue (module sch_netem or sch_htb)");
    }
    throw new IOException(
        said.contains("Operation not permitted")
            ? said + "; it takes root or CAP_NET_ADMIN"
            : said);
  }
}
