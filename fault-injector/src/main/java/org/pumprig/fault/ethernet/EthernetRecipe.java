package org.pumprig.fault.ethernet;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Undo;
import org.pumprig.host.PlaceText;

/**
 * What the ledger keeps of a link: how it was.
 *
 * @param port the interface
 * @param before how it was
 */
record EthernetRecipe(EthernetPort port, LinkSnapshot before) {
  private static final String VERSION = "ethernet1";

  Undo undo() {
    var line = new StringBuilder(VERSION + " " + PlaceText.write(port.place()) + " " + port.name());
    line.append(before.up() ? " up" : " down");
    for (List<String> argv : before.commands()) {
      line.append(' ');
      line.append(
          argv.stream()
              .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
              .collect(Collectors.joining(",")));
    }
    return new Undo(BackEnd.ETHERNET.diskName(), port.name(), line.toString());
  }

  /**
   * @throws IllegalArgumentException naming what is wrong: then nothing may be run
   */
  static EthernetRecipe parse(String line) {
    List<String> words = List.of(line.split(" ", 128));
    if (words.size() < 4 || !words.getFirst().equals(VERSION) || !words.get(3).matches("up|down")) {
      throw new IllegalArgumentException("no recipe of a link: '" + line + "'");
    }
    var commands = new ArrayList<List<String>>();
    for (String word : words.subList(4, words.size())) {
      List<String> argv =
          Arrays.stream(word.split(",", -1))
              .map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8))
              .toList();
      if (!argv.getFirst().equals("ip")) {
        throw new IllegalArgumentException("a recipe of a link runs only ip: " + argv);
      }
      commands.add(argv);
    }
    return new EthernetRecipe(
        new EthernetPort(PlaceText.read(words.get(1)), words.get(2)),
        new LinkSnapshot(words.get(3).equals("up"), commands));
  }
}
