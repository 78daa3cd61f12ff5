package org.pumprig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every storage does. */
abstract class StorageContract {
  abstract Storage storage() throws IOException;

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static void write(Storage.Appender appender, String text) throws IOException {
    appender.write(utf8(text), 0, utf8(text).length);
  }

  static String text(Storage storage, String name) throws IOException {
    try (InputStream in = storage.read(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void appendsGrowAFileAlsoAfterItWasOpenedAnew() throws IOException {
    Storage storage = storage();
    try (var appender = storage.append("runs/1/journal")) {
      appender.write(utf8("[one]"), 1, 3);
      appender.sync();
      write(appender, " two");
    }
    try (var appender = storage.append("runs/1/journal")) {
      write(appender, " three");
      appender.sync();
      appender.sync();
    }
    assertThat(text(storage, "runs/1/journal")).isEqualTo("one two three");
    assertThat(storage.size("runs/1/journal")).isEqualTo(13);
    assertThat(storage.exists("runs/1/journal")).isTrue();
    assertThat(storage.exists("runs/1")).isFalse();
  }

  @Test
  void closedAppenderRefuses() throws IOException {
    var appender = storage().append("a");
    appender.close();
    appender.close();
    assertThatThrownBy(() -> write(appender, "x")).isInstanceOf(IOException.class);
    assertThatThrownBy(appender::sync).isInstanceOf(IOException.class);
  }

  @Test
  void replaceWritesWholeFiles() throws IOException {
    Storage storage = storage();
    storage.replace("state/run.json", utf8("long first content"));
    storage.replace("state/run.json", utf8("second"));
    assertThat(text(storage, "state/run.json")).isEqualTo("second");
    assertThat(storage.list("state")).containsExactly("run.json");
  }

  @Test
  void listNamesTheFilesOfOneFolderSorted() throws IOException {
    Storage storage = storage();
    for (String name : new String[] {"b", "a", "Z", "d/x", "d/e/y", "d-1"}) {
      storage.replace(name, utf8(name));
    }
    assertThat(storage.list("")).containsExactly("Z", "a", "b", "d-1");
    assertThat(storage.list("d")).containsExactly("x");
    assertThat(storage.list("none")).isEmpty();
  }

  @Test
  void truncateCutsAndNeverGrows() throws IOException {
    Storage storage = storage();
    storage.replace("j", utf8("0123456789"));
    storage.truncate("j", 4);
    assertThat(text(storage, "j")).isEqualTo("0123");
    try (var appender = storage.append("j")) {
      write(appender, "x");
    }
    assertThat(text(storage, "j")).isEqualTo("0123x");
    assertThatThrownBy(() -> storage.truncate("j", 6)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> storage.truncate("none", 0)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void deleteIsIdempotentAndLeavesFolders() throws IOException {
    Storage storage = storage();
    storage.replace("d/a", utf8("a"));
    storage.delete("d/a");
    storage.delete("d/a");
    storage.delete("d");
    assertThat(storage.exists("d/a")).isFalse();
    assertThatThrownBy(() -> storage.read("d/a")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> storage.size("d/a")).isInstanceOf(NoSuchFileException.class);
    storage.replace("d/a", utf8("again"));
    assertThat(text(storage, "d/a")).isEqualTo("again");
  }

  @Test
  void nameIsAFileOrAFolder() throws IOException {
    Storage storage = storage();
    storage.replace("d/a", utf8("a"));
    assertThatThrownBy(() -> storage.append("d")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> storage.append("d/a/b")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> storage.replace("d", utf8("x"))).isInstanceOf(IOException.class);
    assertThat(text(storage, "d/a")).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/a",
        "../a",
        "a/../b",
        "a//b",
        "a/",
        ".",
        "a\\b",
        "a\0",
        "a\n",
        "x.replacing"
      })
  void nameThatIsNoneIsRefusedEverywhere(String name) throws IOException {
    Storage storage = storage();
    assertThatThrownBy(() -> storage.append(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> storage.read(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> storage.size(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> storage.exists(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> storage.replace(name, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> storage.truncate(name, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> storage.delete(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
