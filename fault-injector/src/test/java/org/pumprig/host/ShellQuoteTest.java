package org.pumprig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class ShellQuoteTest {
  private static final int CASES = 150;
  private static final String NASTY = "'\"\\$`!*?[]{}()<>|&;~#=%^ \t\n\r-abÄ漢0/.\u0001\u007f";

  @Test
  void plainWordsStayReadable() {
    assertThat(ShellQuote.line(List.of("systemctl", "stop", "gateway@1.service")))
        .isEqualTo("systemctl stop gateway@1.service");
    assertThat(ShellQuote.line(List.of("A=1", "", "it's"))).isEqualTo("'A=1' '' 'it'\\''s'");
  }

  @Test
  void noArgumentHoldsNul() {
    assertThatThrownBy(() -> ShellQuote.line(List.of("a\0b")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The reference is the shell of this machine. */
  @Test
  void realShellReadsExactlyTheArguments() throws IOException {
    var seed = new Seed(20_260_727);
    RandomStream random = seed.stream("shell quote");
    for (int number = 0; number < CASES; number++) {
      List<String> arguments = arguments(random);
      var argv = new ArrayList<>(List.of("printf", "%s\\0"));
      argv.addAll(arguments);
      var result = LocalCommands.here().run(List.of("sh"), ShellQuote.line(argv), 10_000_000_000L);
      assertThat(result.exit()).as("seed %s case %d: %s", seed, number, result).isZero();
      List<String> read = new ArrayList<>(List.of(result.output().split("\0", -1)));
      read.removeLast();
      assertThat(read).as("seed %s case %d", seed, number).isEqualTo(arguments);
    }
  }

  private static List<String> arguments(RandomStream random) {
    var arguments = new ArrayList<String>();
    int count = 1 + (int) random.nextBelow(5);
    for (int i = 0; i < count; i++) {
      var text = new StringBuilder();
      int length = (int) random.nextBelow(12);
      for (int at = 0; at < length; at++) {
        text.append(NASTY.charAt((int) random.nextBelow(NASTY.length())));
      }
      arguments.add(text.toString());
    }
    return arguments;
  }
}
