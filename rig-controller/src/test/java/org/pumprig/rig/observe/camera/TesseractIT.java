package org.pumprig.rig.observe.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.host.Commands;
import org.pumprig.host.LocalCommands;

/** Debian's own reader of pictures, by the vector that the documentation gives. */
@Tag("peer")
class TesseractIT {
  @Test
  void itReadsACodeFromAMadeScreen(@TempDir Path folder) throws IOException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/tesseract")),
        "skipped: no tesseract (package tesseract-ocr)");
    Path screen = MadePicture.png(folder.resolve("screen.png"), "SYSTEM ERROR", "EC221");
    Commands.Result read =
        LocalCommands.here()
            .run(
                Camera.with(
                    java.util.List.of("tesseract", Camera.FILE, "stdout"), screen.toString()),
                "",
                30_000_000_000L);
    assertThat(read.ok()).as(read.complaint()).isTrue();
    assertThat(read.output()).contains("EC221");
  }
}
