package org.pumprig.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of RFC 854, 855 and 2217, in pieces of any size. */
class TelnetStreamTest {
  private static final String STREAM =
      "41ff4142" // "A", an IAC and an unknown command byte as one of no option, "B"
          + "fffd2c" // IAC DO COM-PORT-OPTION
          + "43ffff44" // "C", 0xff, "D"
          + "fffa2c650001c200fff0" // server: baud 115200
          + "fffa2c65ffffffff00fff0" // a value with an IAC in it
          + "45";

  private static List<String> read(String hex, int piece) {
    var stream = new TelnetStream();
    var items = new ArrayList<String>();
    var data = new StringBuilder();
    byte[] bytes = HexFormat.of().parseHex(hex);
    for (int i = 0; i < bytes.length; i += piece) {
      byte[] part = java.util.Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + piece));
      for (TelnetStream.Item item : stream.push(part)) {
        switch (item) {
          case TelnetStream.Item.Data each -> data.append(HexFormat.of().formatHex(each.bytes()));
          case TelnetStream.Item.Option each -> {
            items.add(data.toString());
            data.setLength(0);
            items.add(each.verb() + " " + each.option());
          }
          case TelnetStream.Item.Inside each -> {
            items.add(data.toString());
            data.setLength(0);
            items.add("inside " + HexFormat.of().formatHex(each.bytes()));
          }
        }
      }
    }
    items.add(data.toString());
    return items.stream().filter(item -> !item.isEmpty()).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void piecesOfAnySizeGiveTheSame(int piece) {
    assertThat(read(STREAM, piece))
        .containsExactly(
            "4142", "253 44", "43ff44", "inside 2c650001c200", "inside 2c65ffff00", "45");
  }

  @Test
  void whatIsSentIsReadBack() {
    byte[] data = HexFormat.of().parseHex("00ff41ffff");
    assertThat(read(HexFormat.of().formatHex(TelnetStream.escaped(data)), 1))
        .containsExactly("00ff41ffff");
    assertThat(read(HexFormat.of().formatHex(TelnetStream.inside(data)), 2))
        .containsExactly("inside 00ff41ffff");
  }

  @Test
  void aSubnegotiationWithoutEndIsBounded() {
    var stream = new TelnetStream();
    byte[] endless = new byte[100_000];
    assertThat(stream.push(HexFormat.of().parseHex("fffa2c"))).isEmpty();
    assertThat(stream.push(endless)).isEmpty();
    assertThat(stream.push(HexFormat.of().parseHex("fff0")))
        .singleElement()
        .isInstanceOfSatisfying(
            TelnetStream.Item.Inside.class, inside -> assertThat(inside.bytes()).hasSize(64));
  }
}
