package org.pumprig.rig.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStatesTest {
  @TempDir private Path folder;

  @BeforeEach
  void files() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/a"), "aa");
    Files.writeString(folder.resolve("data/b"), "bb");
  }

  @Test
  void filesThatAreOnlyReadStandAsTheyWere() throws Exception {
    FileStates before = FileStates.of(folder);
    assertThat(folder.resolve("data/a")).hasContent("aa");
    assertThat(before.firstChanged()).isEmpty();
  }

  @Test
  void aFileThatWasSwappedAndSwappedBackIsFoundThoughItsContentAndTimeAreTheSame()
      throws Exception {
    Path file = folder.resolve("data/a");
    FileTime written = Files.getLastModifiedTime(file);
    FileStates before = FileStates.of(folder);
    Path aside = folder.resolveSibling(folder.getFileName() + "-aside");
    Files.move(file, aside);
    Files.writeString(file, "cc");
    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(file, written);
    assertThat(file).hasContent("aa");
    assertThat(before.firstChanged()).isPresent();
  }

  @Test
  void aFileThatCameOrWentIsFound() throws Exception {
    FileStates before = FileStates.of(folder);
    Files.writeString(folder.resolve("data/c"), "cc");
    assertThat(before.firstChanged()).contains("data");
    Files.delete(folder.resolve("data/c"));
    FileStates again = FileStates.of(folder);
    Files.delete(folder.resolve("data/b"));
    assertThat(again.firstChanged()).isPresent();
  }
}
