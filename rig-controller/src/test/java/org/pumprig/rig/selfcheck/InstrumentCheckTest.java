package org.pumprig.rig.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.DropObservation.DropsMissed;
import org.pumprig.rig.event.DropObservation.DropsRead;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.event.SelfChecked.Found;
import org.pumprig.rig.event.SelfChecked.What;
import org.pumprig.rig.event.SelfChecked.When;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.event.SoundObservation.SoundRead;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.event.Witness.ScreenRead;
import org.pumprig.rig.event.Witness.WeightMissing;
import org.pumprig.rig.event.Witness.WeightRead;

class InstrumentCheckTest {
  private final InstrumentCheck check =
      new InstrumentCheck(
          "SN-1",
          List.of(Channel.SERVICE, Channel.FLOW, Channel.CONTACT, Channel.SCREEN, Channel.SOUND));

  private void good() {
    check.on(new ServiceIdentity("model", "SN-1", "1.0"));
    check.on(new FlowRead(10, 1, 1));
    check.on(new ContactRead(ContactState.NORMAL));
    check.on(new ScreenRead("12.5"));
    check.on(new SoundRead(20, 90, 0));
  }

  private Found found(What what) {
    return result(what).found();
  }

  private SelfChecked result(What what) {
    return check.results(When.AFTER, Optional.empty()).stream()
        .filter(each -> each.what() == what)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatReadsAsItShouldIsGoodAndWhatSaidNothingIsNot() {
    assertThat(check.complete()).isFalse();
    assertThat(check.results(When.BEFORE, Optional.empty())).hasSize(5).allMatch(SelfChecked::bad);
    good();
    check.on(new org.pumprig.rig.event.ServiceObservation.ServiceReported("1", false));
    assertThat(found(What.SERVICE)).isEqualTo(Found.SILENT); // it said who it is, not how it is
    assertThat(found(What.FLOW)).isEqualTo(Found.GOOD);
    assertThat(found(What.CONTACT)).isEqualTo(Found.GOOD);
    assertThat(found(What.SOUND)).isEqualTo(Found.GOOD);
  }

  @Test
  void aContactThatReadsNoStateOfAContactIsBadUntilItReadsOneAgain() {
    check.on(new ContactRead(ContactState.CABLE_OUT));
    assertThat(result(What.CONTACT).detail()).isEqualTo("reads cableOut, no state of a contact");
    check.on(new ContactRead(ContactState.ALARM));
    assertThat(found(What.CONTACT)).isEqualTo(Found.GOOD);
  }

  @Test
  void aMicrophoneThatHearsNotEvenItsOwnNoiseIsDead() {
    check.on(new SoundRead(0, 0, 0));
    assertThat(found(What.SOUND)).isEqualTo(Found.BAD);
  }

  @Test
  void aCountThatWentBackABalanceWithoutAWeightAndAGarbledWordAreBad() {
    good();
    check.on(new FlowRead(9, 2, 1));
    assertThat(result(What.FLOW).detail()).isEqualTo("its count went back to 9 nL");
    check.on(new WeightRead(50_000_000, true));
    assertThat(found(What.FLOW)).isEqualTo(Found.GOOD);
    check.on(new WeightMissing("overload"));
    assertThat(result(What.FLOW).detail()).isEqualTo("overload");
    assertThat(check.trouble(Channel.FLOW)).contains("overload");
    assertThat(check.trouble(Channel.SOUND)).isEmpty();
    check.on(new ChannelGarbled(Channel.SCREEN, 3, "00ff00"));
    assertThat(found(What.SCREEN)).isEqualTo(Found.BAD);
    check.on(new LinkChanged(Channel.CONTACT, false, "unplugged"));
    assertThat(result(What.CONTACT).detail()).isEqualTo("its connection is gone: unplugged");
    assertThat(found(What.CONTACT)).isEqualTo(Found.SILENT);
  }

  @Test
  void aDropSensorReadsAlsoWhileNothingFallsAndIsBadOnceDropsWereMissed() {
    check.on(new DropsRead(7, 1, 2));
    assertThat(result(What.FLOW).detail()).isEqualTo("7 drops");
    assertThat(found(What.FLOW)).isEqualTo(Found.GOOD);
    check.on(new DropsMissed("the light path stays interrupted"));
    assertThat(found(What.FLOW)).isEqualTo(Found.BAD);
  }

  @Test
  void anotherUnitOnThePortIsBadHoweverWellItAnswers() {
    check.on(new ServiceIdentity("model", "SN-2", "1.0"));
    assertThat(result(What.SERVICE).detail()).isEqualTo("the unit on it says it is SN-2");
    assertThat(check.complete()).isFalse();
  }

  @Test
  void aUnitThatMayBeSilentIsNotTriedAnyFurther() {
    SelfChecked service = check.results(When.AFTER, Optional.of("it has tripped")).getFirst();
    assertThat(service.found()).isEqualTo(Found.UNTRIED);
    assertThat(service.detail()).isEqualTo("it has tripped");
    good();
    assertThat(check.complete()).isFalse();
    assertThat(check.completeButForTheUnit()).isTrue();
    check.on(new ChannelGarbled(Channel.SCREEN, 3, "00ff00"));
    assertThat(check.completeButForTheUnit()).isFalse();
  }

  @Test
  void clocksThatWentApartAreBadAndSoIsOneThatCannotBeRight() {
    var began = new ClockCheck(5_000_000_000L, 1_800_000_000_000_000L);
    assertThat(began.before().bad()).isFalse();
    assertThat(began.after(65_000_000_000L, 1_800_000_060_001_000L).bad()).isFalse();
    assertThat(began.after(65_000_000_000L, 1_800_000_070_000_000L).detail())
        .isEqualTo("went +10.000 s against the monotonic clock in 60 s");
    assertThat(began.after(65_000_000_000L, 1_800_000_070_000_000L).bad()).isTrue();
    assertThat(new ClockCheck(0, 0).before().bad()).isTrue();
  }
}
