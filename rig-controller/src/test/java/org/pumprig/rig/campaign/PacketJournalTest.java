package org.pumprig.rig.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.tap.PacketSecond;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.PacketObservation.PacketsCounted;

class PacketJournalTest {
  private final AtomicBoolean room = new AtomicBoolean(true);
  private final List<Input> inputs = new ArrayList<>();
  private final PacketJournal journal =
      new PacketJournal(
          Optional.of(Path.of("run/raw")), room::get, LongUnaryOperator.identity(), inputs::add);

  @Test
  void withoutRoomPacketsAreCountedAndNotKept() {
    assertThat(journal.capture("f1")).contains(Path.of("run/raw/f1.pcapng"));
    room.set(false);
    assertThat(journal.capture("f2")).isEmpty();
    journal.second(new PacketSecond("SN-1", Direction.TOWARDS_PUMP, 5, 9, 8, 1, 0, 0));
    assertThat(inputs).singleElement().isInstanceOf(PacketsCounted.class);
    room.set(true);
    assertThat(journal.capture("f2")).isPresent();
  }
}
