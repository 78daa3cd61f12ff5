package org.pumprig.rig.observe.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.digest.ContentDigest;
import org.pumprig.host.LocalCommands;
import org.pumprig.rig.event.PictureObservation;
import org.pumprig.rig.event.PictureObservation.PictureMissed;
import org.pumprig.rig.event.PictureObservation.PictureTaken;
import org.pumprig.time.SystemScheduler;

/** Programs that copy a made picture stand for a camera. */
@Tag("integration")
class PictureTakerIT {
  private static final long SECOND = 1_000_000_000;

  @TempDir private Path folder;
  private final List<PictureObservation> told = new CopyOnWriteArrayList<>();

  private PictureObservation taken(List<String> frame, List<String> read) {
    Path raw = folder.resolve("raw");
    try (var scheduler = new SystemScheduler("test", failure -> {})) {
      var taker =
          new PictureTaker(
              new Camera(frame, read, 5 * SECOND), raw, LocalCommands.here(), scheduler, told::add);
      scheduler.execute(() -> taker.take("code EC221"));
      await().atMost(Duration.ofSeconds(10)).until(() -> !told.isEmpty());
      scheduler.execute(taker::close);
    }
    return told.getFirst();
  }

  @Test
  void aPictureIsKeptWithItsDigestAndWhatStandsInIt() throws IOException {
    Path screen = MadePicture.png(folder.resolve("screen.png"), "SYSTEM ERROR", "EC221");
    PictureTaken picture =
        (PictureTaken)
            taken(
                List.of("cp", screen.toString(), "{file}"),
                List.of(
                    "sh", "-c", "test -s \"$0\" && printf 'SYSTEM ERROR\\n\\nEC221\\n'", "{file}"));
    byte[] bytes = Files.readAllBytes(folder.resolve(picture.file()));
    assertThat(picture.file()).matches("raw/camera-1-[0-9a-f]{8}[.]png");
    assertThat(picture.sha256()).isEqualTo(ContentDigest.hex(bytes));
    assertThat(picture.bytes()).isEqualTo(Files.size(screen));
    assertThat(picture.text()).isEqualTo("SYSTEM ERROR EC221");
    assertThat(picture.occasion()).isEqualTo("code EC221");
  }

  @Test
  void whatIsNoPictureIsMissedAndNotKept() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "no picture");
    PictureMissed missed =
        (PictureMissed) taken(List.of("cp", text.toString(), "{file}"), List.of());
    assertThat(missed.detail()).contains("no JPEG, PNG or WebP");
    try (Stream<Path> left = Files.list(folder.resolve("raw"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aCameraThatFailsSaysWhy() {
    PictureObservation missed =
        taken(List.of("sh", "-c", "echo 'no such device' >&2; exit 1", "{file}"), List.of());
    assertThat(missed).isEqualTo(new PictureMissed("code EC221", "exit 1: no such device"));
  }
}
