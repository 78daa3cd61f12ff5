package org.pumprig.rig.observe.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.SoundObservation.AlarmHeard;
import org.pumprig.rig.event.SoundObservation.SoundRead;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.time.SystemScheduler;

/** Debian's arecord, on ALSA's file plugin instead of a sound card. */
@Tag("peer")
class ArecordIT {
  private static List<String> arecord(Path config, String device) {
    return List.of(
        "env",
        "ALSA_CONFIG_PATH=" + config,
        "arecord",
        "-q",
        "-D",
        device,
        "-t",
        "raw",
        "-f",
        "S16_LE",
        "-c",
        "1",
        "-r",
        "" + ListeningTest.MICROPHONE.rateHz());
  }

  @Test
  void itsSamplesAreHeardAndItsSilenceIsNoReading(@TempDir Path folder) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/arecord")), "skipped: no arecord (alsa-utils)");
    Path raw = Files.write(folder.resolve("raw"), ListeningTest.alarmAt(1, 3).bytes());
    Path config =
        Files.writeString(
            folder.resolve("asoundrc"),
            """
            pcm.nothing { type null }
            pcm.made {
              type file
              slave.pcm nothing
              file /dev/null
              infile %s
              format raw
            }
            """
                .formatted(raw));
    List<Input> made = heard(arecord(config, "made"), 4);
    assertThat(made).anyMatch(SoundRead.class::isInstance);
    assertThat(made)
        .filteredOn(AlarmHeard.class::isInstance)
        .first()
        .extracting(alarm -> ((AlarmHeard) alarm).alarm())
        .isEqualTo("low");
    Files.write(raw, new byte[3 * 2 * ListeningTest.MICROPHONE.rateHz()]);
    List<Input> zeros = heard(arecord(config, "made"), 1);
    assertThat(zeros.getFirst())
        .isInstanceOfSatisfying(
            LinkChanged.class,
            link -> {
              assertThat(link.channel()).isEqualTo(Channel.SOUND);
              assertThat(link.detail()).contains("nothing but zeros");
            });
    // ALSA's null device makes samples up, as fast as they are read
    assertThat(heard(arecord(config, "nothing"), 12))
        .filteredOn(LinkChanged.class::isInstance)
        .anyMatch(link -> ((LinkChanged) link).detail().contains("that is no microphone"));
  }

  private static List<Input> heard(List<String> capture, int atLeast) {
    var told = new CopyOnWriteArrayList<Input>();
    var microphone =
        new Microphone(
            capture,
            ListeningTest.MICROPHONE.rateHz(),
            ListeningTest.MICROPHONE.latencyNanos(),
            ListeningTest.MICROPHONE.alarms());
    try (var scheduler = new SystemScheduler("test", failure -> {})) {
      var channel = new SoundChannel(microphone, scheduler, told::add);
      scheduler.execute(channel::open);
      await().atMost(Duration.ofSeconds(20)).until(() -> told.size() >= atLeast);
      CompletableFuture.runAsync(channel::close, scheduler::execute).join();
    }
    return List.copyOf(told);
  }
}
