package org.pumprig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStorageTest extends StorageContract {
  @TempDir private Path folder;

  @Override
  Storage storage() throws IOException {
    return new DirectoryStorage(folder.resolve("root"));
  }

  @Test
  void symbolicLinksLeadNowhere() throws IOException {
    Storage storage = storage();
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path secret = Files.writeString(outside.resolve("secret"), "secret");
    Files.createSymbolicLink(folder.resolve("root/way"), outside);
    Files.createSymbolicLink(folder.resolve("root/file"), secret);
    assertThat(storage.exists("way/secret")).isFalse();
    assertThat(storage.exists("file")).isFalse();
    assertThat(storage.list("way")).isEmpty();
    assertThat(storage.list("")).isEmpty();
    assertThatThrownBy(() -> storage.read("way/secret")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> storage.read("file")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> storage.append("way/new")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> storage.append("file")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> storage.replace("way/secret", utf8("x")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> storage.truncate("file", 0)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> storage.delete("way/secret")).isInstanceOf(IOException.class);
    storage.replace("file", utf8("ours")); // takes the link's place
    assertThat(Files.readString(secret)).isEqualTo("secret");
    assertThat(outside).isDirectoryContaining(secret::equals);
    try (var entries = Files.list(outside)) {
      assertThat(entries).containsExactly(secret);
    }
  }

  @Test
  void leftoverOfAnInterruptedReplaceIsNoFileAndDoesNotDisturb() throws IOException {
    Storage storage = storage();
    storage.replace("run.json", utf8("old"));
    Files.writeString(folder.resolve("root/run.json.replacing"), "half of the n");
    assertThat(storage.list("")).containsExactly("run.json");
    assertThat(text(storage, "run.json")).isEqualTo("old");
    storage.replace("run.json", utf8("new"));
    assertThat(text(storage, "run.json")).isEqualTo("new");
    assertThat(folder.resolve("root/run.json.replacing")).doesNotExist();
  }

  @Test
  void rootMayBeReachedOverALinkAndIsMade() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    new DirectoryStorage(link.resolve("a/b")).replace("f", utf8("x"));
    assertThat(real.resolve("a/b/f")).hasContent("x");
  }
}
