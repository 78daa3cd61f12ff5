package org.pumprig.rig.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {
  @Test
  void suggestsTheOneNearWord() {
    List<String> known = List.of("title", "units", "seed");

    assertThat(Words.instead("titel", known)).isEqualTo("Did you mean 'title'?");
    assertThat(Words.instead("Units", known)).isEqualTo("Did you mean 'units'?");
  }

  @Test
  void listsWhatIsKnownWhenNothingOrMoreThanOneWordIsNear() {
    assertThat(Words.instead("colour", List.of("title", "units")))
        .isEqualTo("Known here: title, units");
    assertThat(Words.instead("HAZ-4", List.of("HAZ-1", "HAZ-2")))
        .isEqualTo("Known here: HAZ-1, HAZ-2");
  }

  @Test
  void quotesLongTextCutAndOnOneLine() {
    assertThat(Words.quote("a\nb")).isEqualTo("'a b'");
    assertThat(Words.quote("x".repeat(100))).isEqualTo("'" + "x".repeat(60) + "…'");
  }
}
