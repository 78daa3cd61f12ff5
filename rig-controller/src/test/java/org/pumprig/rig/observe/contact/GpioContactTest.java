package org.pumprig.rig.observe.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.time.SystemScheduler;

/** What both contacts say together; on a real kernel: {@code InstrumentsLabIT}. */
class GpioContactTest {
  @Test
  void bothContactsTogetherSayWhatItIs() {
    assertThat(GpioContact.state(true, false)).isEqualTo(ContactState.ALARM);
    assertThat(GpioContact.state(false, true)).isEqualTo(ContactState.NORMAL);
    assertThat(GpioContact.state(false, false)).isEqualTo(ContactState.CABLE_OUT);
    assertThat(GpioContact.state(true, true)).isEqualTo(ContactState.IMPOSSIBLE);
  }

  /** No machine has a chip of this name. */
  @Test
  void aChipThatIsMissingIsToldOnce() {
    List<Input> told = new CopyOnWriteArrayList<>();
    try (var scheduler = new SystemScheduler("contact-test", _ -> {})) {
      var contact =
          new GpioContact(new ContactLines("no-such-chip", 1, 2, 0), scheduler, told::add);
      scheduler.execute(contact::open);
      await().atMost(Duration.ofSeconds(10)).until(() -> !told.isEmpty());
      scheduler.execute(contact::open); // as when it is tried again
      var later = new java.util.concurrent.CountDownLatch(1);
      scheduler.schedule(100_000_000, later::countDown);
      await().atMost(Duration.ofSeconds(10)).until(() -> later.getCount() == 0);
      scheduler.execute(contact::close);
    }
    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            LinkChanged.class,
            link -> {
              assertThat(link.channel()).isEqualTo(Channel.CONTACT);
              assertThat(link.open()).isFalse();
              assertThat(link.detail()).contains("no GPIO chip with the label 'no-such-chip'");
            });
  }
}
