package org.pumprig.rig.network;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.host.Commands;

/**
 * One thing that a topology changes on the machine, with the way back. Values only: programs are
 * run by {@link ChangeRunner}.
 */
sealed interface NetworkChange {
  /** Makes the change. */
  List<String> apply();

  /** Standard input of {@link #apply}. */
  default String input() {
    return "";
  }

  /** Takes it back. */
  List<String> undo();

  /** Asks whether it is there. */
  List<String> probe();

  /** Whether the answer to {@link #probe} says that it is there. */
  default boolean isThere(Commands.Result answer) {
    return answer.ok() && !answer.output().isBlank();
  }

  /** Its kind and what it needs for the way back, none with a space: see {@link ChangeRecipe}. */
  List<String> words();

  /** A network namespace. */
  record Namespace(String name) implements NetworkChange {
    @Override
    public List<String> apply() {
      return List.of("ip", "netns", "add", name);
    }

    @Override
    public List<String> undo() {
      return List.of("ip", "netns", "del", name);
    }

    @Override
    public List<String> probe() {
      return List.of("ip", "netns", "list");
    }

    @Override
    public boolean isThere(Commands.Result answer) {
      return answer.output().lines().anyMatch(line -> line.split(" ", 2)[0].equals(name));
    }

    @Override
    public List<String> words() {
      return List.of("namespace", name);
    }
  }

  /** A bridge that passes every frame on, tags and all, and takes no part in anything. */
  record Bridge(String name) implements NetworkChange {
    @Override
    public List<String> apply() {
      return List.of(
          "ip",
          "link",
          "add",
          "name",
          name,
          "type",
          "bridge",
          "stp_state",
          "0",
          "mcast_snooping",
          "0",
          "forward_delay",
          "0");
    }

    @Override
    public List<String> undo() {
      return List.of("ip", "link", "del", "dev", name);
    }

    @Override
    public List<String> probe() {
      return List.of("ip", "-o", "link", "show", "dev", name);
    }

    @Override
    public List<String> words() {
      return List.of("bridge", name);
    }
  }

  /** An interface becomes a port of the rig's bridge. */
  record Port(String device, String bridge) implements NetworkChange {
    @Override
    public List<String> apply() {
      return List.of("ip", "link", "set", "dev", device, "master", bridge);
    }

    @Override
    public List<String> undo() {
      return List.of("ip", "link", "set", "dev", device, "nomaster");
    }

    @Override
    public List<String> probe() {
      return List.of("ip", "-o", "link", "show", "dev", device);
    }

    @Override
    public boolean isThere(Commands.Result answer) {
      return answer.output().contains(" master " + bridge + " ");
    }

    @Override
    public List<String> words() {
      return List.of("port", device, bridge);
    }
  }

  /** A sub-interface for one VLAN. */
  record Vlan(String port, int tag) implements NetworkChange {
    String device() {
      return port + "." + tag;
    }

    @Override
    public List<String> apply() {
      return List.of(
          "ip", "link", "add", "link", port, "name", device(), "type", "vlan", "id", "" + tag);
    }

    @Override
    public List<String> undo() {
      return List.of("ip", "link", "del", "dev", device());
    }

    @Override
    public List<String> probe() {
      return List.of("ip", "-o", "link", "show", "dev", device());
    }

    @Override
    public List<String> words() {
      return List.of("vlan", port, "" + tag);
    }
  }

  /** An interface that was down is set up. */
  record Up(String device) implements NetworkChange {
    @Override
    public List<String> apply() {
      return List.of("ip", "link", "set", "dev", device, "up");
    }

    @Override
    public List<String> undo() {
      return List.of("ip", "link", "set", "dev", device, "down");
    }

    @Override
    public List<String> probe() {
      return List.of("ip", "-o", "link", "show", "dev", device, "up");
    }

    @Override
    public List<String> words() {
      return List.of("up", device);
    }
  }

  /** An address of the rig, with its prefix. */
  record Address(String device, String address) implements NetworkChange {
    @Override
    public List<String> apply() {
      return List.of("ip", "address", "add", address, "dev", device);
    }

    @Override
    public List<String> undo() {
      return List.of("ip", "address", "del", address, "dev", device);
    }

    @Override
    public List<String> probe() {
      return List.of("ip", "-o", "address", "show", "dev", device, "to", address.split("/", 2)[0]);
    }

    @Override
    public List<String> words() {
      return List.of("address", device, address);
    }
  }

  /** A route to one host. */
  record Route(String host, String via, String device) implements NetworkChange {
    @Override
    public List<String> apply() {
      return List.of("ip", "route", "add", host + "/32", "via", via, "dev", device);
    }

    @Override
    public List<String> undo() {
      return List.of("ip", "route", "del", host + "/32", "via", via, "dev", device);
    }

    @Override
    public List<String> probe() {
      return List.of("ip", "-o", "route", "show", host + "/32", "via", via, "dev", device);
    }

    @Override
    public List<String> words() {
      return List.of("route", host, via, device);
    }
  }

  /** A kernel setting. */
  record Setting(String key, String value, String before) implements NetworkChange {
    @Override
    public List<String> apply() {
      return List.of("sysctl", "-q", "-w", key + "=" + value);
    }

    @Override
    public List<String> undo() {
      return List.of("sysctl", "-q", "-w", key + "=" + before);
    }

    @Override
    public List<String> probe() {
      return List.of("sysctl", "-n", key);
    }

    @Override
    public boolean isThere(Commands.Result answer) {
      return answer.ok() && !answer.output().strip().equals(before);
    }

    @Override
    public List<String> words() {
      return List.of("setting", key, value, before);
    }
  }

  /** Offloads switched off, so that packets are as on the wire: those that were on before. */
  record Offloads(String device, List<String> features) implements NetworkChange {
    /** Copies the list. */
    public Offloads {
      features = List.copyOf(features);
    }

    private List<String> ethtool(String state) {
      var argv = new ArrayList<>(List.of("ethtool", "-K", device));
      features.forEach(feature -> argv.addAll(List.of(feature, state)));
      return List.copyOf(argv);
    }

    @Override
    public List<String> apply() {
      return ethtool("off");
    }

    @Override
    public List<String> undo() {
      return ethtool("on");
    }

    @Override
    public List<String> probe() {
      return List.of("ethtool", "-k", device);
    }

    @Override
    public boolean isThere(Commands.Result answer) {
      return features.stream().anyMatch(each -> answer.output().contains(each + ": off"));
    }

    @Override
    public List<String> words() {
      var words = new ArrayList<>(List.of("offloads", device));
      words.addAll(features);
      return List.copyOf(words);
    }
  }

  /** A table of the packet filter, all of it the rig's own. */
  record Table(String family, String name, String rules) implements NetworkChange {
    @Override
    public List<String> apply() {
      return List.of("nft", "-f", "-");
    }

    @Override
    public String input() {
      return rules;
    }

    @Override
    public List<String> undo() {
      return List.of("nft", "delete", "table", family, name);
    }

    @Override
    public List<String> probe() {
      return List.of("nft", "list", "tables", family);
    }

    @Override
    public boolean isThere(Commands.Result answer) {
      return answer.output().lines().anyMatch(("table " + family + " " + name)::equals);
    }

    @Override
    public List<String> words() {
      return List.of("table", family, name);
    }
  }

  /** A radio's interface becomes an access point's: by hostapd, which needs it down at first. */
  record Radio(String device) implements NetworkChange {
    @Override
    public List<String> apply() {
      return List.of("ip", "link", "set", "dev", device, "down");
    }

    @Override
    public List<String> undo() {
      return List.of("iw", "dev", device, "set", "type", "managed");
    }

    @Override
    public List<String> probe() {
      return List.of("iw", "dev", device, "info");
    }

    /** hostapd leaves it so if it was killed. */
    @Override
    public boolean isThere(Commands.Result answer) {
      return answer.output().lines().anyMatch(line -> line.strip().equals("type AP"));
    }

    @Override
    public List<String> words() {
      return List.of("radio", device);
    }
  }

  /** A folder for files that only root may read. */
  record Folder(String path) implements NetworkChange {
    /** Checks what will be removed with all that is in it. */
    public Folder {
      if (!path.matches("/run/pumprig-[0-9]+-[0-9]+")) {
        throw new IllegalArgumentException("no folder of the rig's: " + path);
      }
    }

    @Override
    public List<String> apply() {
      return List.of("mkdir", "-m", "700", path);
    }

    @Override
    public List<String> undo() {
      return List.of("rm", "-r", "--", path);
    }

    @Override
    public List<String> probe() {
      return List.of("ls", "-d", "--", path);
    }

    @Override
    public List<String> words() {
      return List.of("folder", path);
    }
  }
}
