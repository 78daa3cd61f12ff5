package org.pumprig.rig.observe.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.ContactState;

/** What both contacts say together; on a real kernel: {@code InstrumentsLabIT}. */
class GpioContactTest {
  @Test
  void bothContactsTogetherSayWhatItIs() {
    assertThat(GpioContact.state(true, false)).isEqualTo(ContactState.ALARM);
    assertThat(GpioContact.state(false, true)).isEqualTo(ContactState.NORMAL);
    assertThat(GpioContact.state(false, false)).isEqualTo(ContactState.CABLE_OUT);
    assertThat(GpioContact.state(true, true)).isEqualTo(ContactState.IMPOSSIBLE);
  }
}
