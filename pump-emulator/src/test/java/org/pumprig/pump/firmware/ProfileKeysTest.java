package org.pumprig.pump.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;

/** The reference names every key that the reader knows: it is asked at every level. */
class ProfileKeysTest {
  private static final Path PAGE =
      Path.of("../rig-controller/docs/reference/firmware-profiles.md").toAbsolutePath().normalize();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private static Map<String, Object> profile(String name) throws Exception {
    return YAML.readValue(Fixtures.bytes("firmware/" + name), new TypeReference<>() {});
  }

  @Test
  void everyKeyIsInTheReference() throws Exception {
    var keys = new TreeSet<String>();
    Map<String, Object> fixed = profile("crash-loop-peer.yaml");
    ask(fixed, fixed, "", keys);
    fixed.put("reconnect", profile("after.yaml").get("reconnect")); // the other policy's keys
    ask(fixed, fixed, "", keys);
    Map<String, Object> library = profile("library-sync.yaml");
    ask(library, library, "", keys);
    Map<String, Object> pooled = profile("pooled-queue.yaml");
    ask(pooled, pooled, "", keys);
    keys.removeIf(key -> keys.stream().anyMatch(other -> other.startsWith(key + "."))); // sections
    assertThat(keys)
        .contains(
            "reconnect.cap",
            "reconnect.delay",
            "communication.roundTripLimit",
            "hardware.battery.perConnection",
            "hardwareWatchdog.after",
            "tasks.NAME.watchdog.min")
        .hasSizeGreaterThan(50);
    String page = Files.readString(PAGE);
    for (String key : keys) {
      assertThat(page).contains("| `" + key + "` |");
    }
  }

  /** Puts an unknown field into each mapping in turn: the refusal lists what is known there. */
  @SuppressWarnings("unchecked")
  private static void ask(
      Map<String, Object> root, Map<String, Object> here, String path, Set<String> keys)
      throws Exception {
    if (!path.matches("tasks\\.")) { // names of tasks are free
      here.put("zzz", 1);
      String known = refusal(root).replaceFirst("(?s).*known here: ", "");
      here.remove("zzz");
      for (String key : known.split(", ", -1)) {
        if (!(here.get(key) instanceof Map)) {
          keys.add(path + key);
        }
      }
    }
    for (var entry : new LinkedHashMap<>(here).entrySet()) {
      if (entry.getValue() instanceof Map<?, ?> below) {
        String name = path.equals("tasks.") ? "NAME" : entry.getKey();
        ask(root, (Map<String, Object>) below, path + name + ".", keys);
      }
    }
  }

  private static String refusal(Map<String, Object> root) throws Exception {
    try {
      FirmwareProfile.parse("x", YAML.writeValueAsBytes(root));
    } catch (FirmwareException e) {
      assertThat(e.problem()).contains("known here: ");
      return e.problem();
    }
    throw new IllegalStateException("an unknown field was taken");
  }
}
