package org.pumprig.rig.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class EventCodecTest {
  private static final List<Class<? extends Event>> ALL = EventKinds.below(Event.class);

  @Test
  void theHierarchyHoldsInputsAndDerivedRecords() {
    assertThat(EventKinds.below(Input.class)).hasSizeGreaterThan(20);
    assertThat(EventKinds.below(Derived.class)).hasSizeGreaterThan(20);
    assertThat(ALL)
        .hasSize(EventKinds.below(Input.class).size() + EventKinds.below(Derived.class).size());
  }

  @Test
  void everyRecordHasAKindOfItsOwn() throws ReflectiveOperationException {
    Map<String, Class<?>> kinds = new HashMap<>();
    for (Class<? extends Event> type : ALL) {
      String kind = (String) type.getField("KIND").get(null);
      assertThat(kinds.put(kind, type)).as(kind).isNull();
      assertThat(kind).matches("[A-Za-z0-9._-]{1,64}").doesNotStartWith("info.");
      Event event = EventKinds.random(type, new RandomStream(1));
      assertThat(event.kind()).isEqualTo(kind);
    }
  }

  @Test
  void everyRecordReadsBackWhatItWrote() {
    for (Class<? extends Event> type : ALL) {
      for (int seed = 0; seed < 200; seed++) {
        Event event = EventKinds.random(type, new Seed(seed).stream("codec", type.getName()));
        byte[] json = CanonicalJson.bytes(event);
        assertThat(EventCodec.read(event.kind(), CanonicalParser.parse(json)))
            .as("seed %d of %s", seed, type.getSimpleName())
            .contains(event);
      }
    }
  }

  @Test
  void everyRecordWritesItsComponentsAndNothingElseInAscendingOrder() {
    for (Class<? extends Event> type : ALL) {
      Event event = EventKinds.random(type, new RandomStream(7));
      List<String> keys = CanonicalParser.parse(CanonicalJson.bytes(event)).keys();
      var names = new ArrayList<String>();
      for (var component : type.getRecordComponents()) {
        names.add(component.getName());
      }
      assertThat(keys)
          .as(type.getSimpleName())
          .isSorted()
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void aMissingMemberIsRefusedByEveryRecord() {
    Fields nothing = CanonicalParser.parse(new byte[] {'{', '}'});
    for (Class<? extends Event> type : ALL) {
      String kind = EventKinds.random(type, new RandomStream(3)).kind();
      assertThatThrownBy(() -> EventCodec.read(kind, nothing))
          .as(kind)
          .isInstanceOf(JournalFormatException.class);
    }
  }

  @Test
  void anUnknownNameOfAnEnumerationIsRefused() {
    byte[] json = CanonicalJson.bytes(out -> out.text("phase", "lunch"));
    assertThatThrownBy(
            () -> EventCodec.read(RunRecord.PhaseEntered.KIND, CanonicalParser.parse(json)))
        .isInstanceOf(JournalFormatException.class)
        .hasMessageContaining("lunch");
  }

  @Test
  void anUnknownKindIsNotReadAndOnlyInfoKindsMayBePassedOver() {
    Fields nothing = CanonicalParser.parse(new byte[] {'{', '}'});
    assertThat(EventCodec.read("fault.teleported", nothing)).isEmpty();
    assertThat(EventCodec.isInformational("info.weather")).isTrue();
    assertThat(EventCodec.isInformational("fault.teleported")).isFalse();
  }
}
