package org.pumprig.fault.service;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.PlaceText;
import org.pumprig.link.Endpoint;

/**
 * What the ledger keeps of a fault made by programs: where to run what, and what shows that it is
 * gone.
 *
 * @param place where the program runs
 * @param end the argument vector that ends the fault
 * @param withinNanos how long it may take
 * @param service where the service listens
 * @param absent whether the fault is a service that isn't there: its end is proved by a connection
 */
record UndoRecipe(
    CommandPlace place, List<String> end, long withinNanos, Endpoint service, boolean absent) {
  private static final String VERSION = "service1";

  String line() {
    return "%s place=%s within=%d service=%s,%d absent=%s end=%s"
        .formatted(
            VERSION,
            PlaceText.write(place),
            withinNanos,
            encode(service.host()),
            service.port(),
            absent,
            end.stream().map(UndoRecipe::encode).collect(Collectors.joining(",")));
  }

  /**
   * @throws IllegalArgumentException naming what is wrong: then nothing may be run
   */
  static UndoRecipe parse(String line) {
    List<String> words = List.of(line.split(" ", 16));
    if (!words.getFirst().equals(VERSION)) {
      throw new IllegalArgumentException("no recipe of a service's programs");
    }
    var fields = new LinkedHashMap<String, List<String>>();
    for (String word : words.subList(1, words.size())) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("no key=value: " + word);
      }
      fields.put(
          word.substring(0, equals),
          Arrays.stream(word.substring(equals + 1).split(",", -1))
              .map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8))
              .toList());
    }
    List<String> end = field(fields, "end", 1);
    if (end.getFirst().isBlank()) {
      throw new IllegalArgumentException("no program in the recipe");
    }
    List<String> service = field(fields, "service", 2);
    return new UndoRecipe(
        PlaceText.read(field(fields, "place", 1)),
        end,
        within(Long.parseLong(field(fields, "within", 1).getFirst())),
        new Endpoint(service.get(0), Integer.parseInt(service.get(1))),
        field(fields, "absent", 1).getFirst().equals("true"));
  }

  private static long within(long nanos) {
    if (nanos <= 0 || nanos > ServiceCommands.MOST_NANOS) {
      throw new IllegalArgumentException("a time limit of " + nanos + " ns");
    }
    return nanos;
  }

  private static List<String> field(Map<String, List<String>> fields, String key, int least) {
    List<String> value = fields.get(key);
    if (value == null || value.size() < least) {
      throw new IllegalArgumentException("no field " + key);
    }
    return value;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
