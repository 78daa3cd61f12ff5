package org.pumprig.rig.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.host.LocalCommands;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.event.SelfChecked.Found;
import org.pumprig.rig.event.SelfChecked.What;
import org.pumprig.rig.event.SelfChecked.When;
import org.pumprig.rig.observe.camera.Camera;
import org.pumprig.time.SystemScheduler;

/** Programs that copy a file stand for a camera. */
@Tag("integration")
class CameraCheckIT {
  private static final byte[] PNG = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
  };

  @TempDir private Path folder;

  private static SelfChecked looked(String... frame) throws Exception {
    var told = new CompletableFuture<SelfChecked>();
    var camera = new Camera(List.of(frame), List.of(), TimeUnit.SECONDS.toNanos(60));
    try (var scheduler = new SystemScheduler("test", told::completeExceptionally)) {
      scheduler.execute(
          () ->
              CameraCheck.look(
                  camera, When.BEFORE, LocalCommands.here(), scheduler, told::complete));
      return told.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void aCameraThatTakesAPictureIsGoodAndNothingOfItIsKept() throws Exception {
    Path picture = Files.write(folder.resolve("screen.png"), PNG);
    Path log = folder.resolve("where");
    SelfChecked found =
        looked(
            "sh", "-c", "cp $0 $1 && echo $1 > $2", picture.toString(), "{file}", log.toString());
    assertThat(found)
        .isEqualTo(
            new SelfChecked(
                When.BEFORE,
                What.CAMERA,
                Found.GOOD,
                "a picture of %d bytes".formatted(PNG.length)));
    Path half = Path.of(Files.readString(log).strip());
    assertThat(half.getParent()).doesNotExist();
  }

  @Test
  void oneThatTakesNoneIsBadAndSaysWhy() throws Exception {
    assertThat(looked("sh", "-c", "echo 'no such device' >&2; exit 1", "{file}").detail())
        .isEqualTo("exit 1: no such device");
    assertThat(looked("true", "{file}"))
        .extracting(SelfChecked::found, SelfChecked::detail)
        .containsExactly(Found.BAD, "the program wrote no picture");
  }
}
