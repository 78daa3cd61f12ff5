package org.pumprig.rig.observe.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.SoundObservation.AlarmHeard;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.time.SystemScheduler;

/** A program's bytes become observations, and its end a lost link. */
@Tag("integration")
class SoundChannelIT {
  private final List<Input> told = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  private void listen(List<String> capture, Duration atMost, Runnable until) {
    var microphone =
        new Microphone(
            capture,
            ListeningTest.MICROPHONE.rateHz(),
            ListeningTest.MICROPHONE.latencyNanos(),
            ListeningTest.MICROPHONE.alarms());
    try (var scheduler = new SystemScheduler("test", failure -> failures.add(failure))) {
      var channel = new SoundChannel(microphone, scheduler, told::add);
      scheduler.execute(channel::open);
      await().atMost(atMost).untilAsserted(until::run);
      scheduler.execute(channel::close);
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void whatTheProgramDeliversIsHeardAndItsEndIsTold(@TempDir Path folder) throws IOException {
    Path raw = Files.write(folder.resolve("raw"), ListeningTest.alarmAt(1, 3).bytes());
    listen(
        List.of("cat", raw.toString()),
        Duration.ofSeconds(10),
        () -> {
          assertThat(told).anyMatch(AlarmHeard.class::isInstance);
          assertThat(told)
              .contains(new LinkChanged(Channel.SOUND, true, ""))
              .contains(new LinkChanged(Channel.SOUND, false, "it ended with exit code 0"));
        });
  }

  @Test
  void aProgramThatIsMissingIsTold() {
    listen(
        List.of("pumprig-no-such-recorder"),
        Duration.ofSeconds(5),
        () ->
            assertThat(told)
                .contains(
                    new LinkChanged(
                        Channel.SOUND,
                        false,
                        "pumprig-no-such-recorder is not installed, or not on the PATH")));
  }

  @Test
  void whatItComplainsAboutIsTold() {
    listen(
        List.of("sh", "-c", "echo 'no such device' >&2; exit 1"),
        Duration.ofSeconds(5),
        () ->
            assertThat(told)
                .contains(
                    new LinkChanged(
                        Channel.SOUND, false, "it ended with exit code 1: no such device")));
  }
}
