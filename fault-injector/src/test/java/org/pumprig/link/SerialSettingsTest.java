package org.pumprig.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pumprig.link.SerialSettings.Parity;

class SerialSettingsTest {
  @Test
  void printsAsPeopleWriteThem() {
    assertThat(SerialSettings.eightNoneOne(38_400)).hasToString("38400 8N1");
    assertThat(new SerialSettings(19_200, 7, Parity.EVEN, 1)).hasToString("19200 7E1");
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThatThrownBy(() -> SerialSettings.eightNoneOne(0)).hasMessageContaining("baud");
    assertThatThrownBy(() -> new SerialSettings(9600, 9, Parity.NONE, 1))
        .hasMessageContaining("data bits");
    assertThatThrownBy(() -> new SerialSettings(9600, 8, Parity.NONE, 3))
        .hasMessageContaining("stop bits");
  }
}
