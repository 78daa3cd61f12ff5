package org.pumprig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pumprig.seed.Seed;

class MemoryStorageTest extends StorageContract {
  @Override
  Storage storage() {
    return new MemoryStorage();
  }

  private static MemoryStorage halfSynced() throws IOException {
    var storage = new MemoryStorage();
    var journal = storage.append("journal");
    write(journal, "synced.");
    journal.sync();
    write(journal, "unsynced");
    var fresh = storage.append("fresh");
    write(fresh, "new");
    storage.replace("state", utf8("whole"));
    return storage;
  }

  @Test
  void crashKeepsWhatWasSyncedAndAPrefixOfTheRest() throws IOException {
    var journals = new TreeMap<String, Integer>();
    var fresh = new TreeSet<String>();
    for (int seed = 0; seed < 400; seed++) {
      MemoryStorage after = halfSynced().crash(new Seed(seed).stream("crash"));
      String journal = text(after, "journal");
      assertThat("synced.unsynced").as("seed %s", seed).startsWith(journal);
      assertThat(journal).as("seed %s", seed).startsWith("synced.");
      assertThat(text(after, "state")).as("seed %s", seed).isEqualTo("whole");
      journals.merge(journal, 1, Integer::sum);
      fresh.add(after.exists("fresh") ? text(after, "fresh") : "missing");
    }
    assertThat(journals).as("every prefix occurs").hasSize("unsynced".length() + 1);
    assertThat(fresh).containsExactly("", "missing", "n", "ne", "new");
  }

  @Test
  void sameSeedGivesTheSameCrash() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      MemoryStorage one = halfSynced().crash(new Seed(seed).stream("crash"));
      MemoryStorage two = halfSynced().crash(new Seed(seed).stream("crash"));
      assertThat(one.list("")).as("seed %s", seed).isEqualTo(two.list(""));
      assertThat(text(one, "journal")).as("seed %s", seed).isEqualTo(text(two, "journal"));
    }
  }

  @Test
  void whatIsLeftAfterACrashIsDurableAndApartFromTheOldStorage() throws IOException {
    var storage = new MemoryStorage();
    var appender = storage.append("a");
    write(appender, "1");
    appender.sync();
    MemoryStorage after = storage.crash(new Seed(1).stream("crash"));
    write(appender, "2");
    appender.sync();
    assertThat(text(after, "a")).isEqualTo("1");
    assertThat(text(after.crash(new Seed(2).stream("crash")), "a")).isEqualTo("1");
  }

  @Test
  void cutsAndDeletionsAreDurable() throws IOException {
    MemoryStorage storage = halfSynced();
    storage.truncate("journal", 3);
    storage.delete("state");
    for (int seed = 0; seed < 20; seed++) {
      MemoryStorage after = storage.crash(new Seed(seed).stream("crash"));
      assertThat(text(after, "journal")).as("seed %s", seed).isEqualTo("syn");
      assertThat(after.exists("state")).as("seed %s", seed).isFalse();
    }
  }

  @Test
  void fullDiskTakesWhatFitsAndFailsUntilTheFileIsOpenedAnew() throws IOException {
    var storage = new MemoryStorage();
    var appender = storage.append("a");
    storage.failAfter(5);
    write(appender, "123");
    assertThatThrownBy(() -> write(appender, "456"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no space left");
    assertThat(text(storage, "a")).isEqualTo("12345");
    assertThatThrownBy(() -> storage.replace("a", utf8("x"))).hasMessageContaining("no space left");
    storage.failAfter(Long.MAX_VALUE);
    assertThatThrownBy(() -> write(appender, "6")).isInstanceOf(IOException.class);
    assertThatThrownBy(appender::sync).isInstanceOf(IOException.class);
    write(storage.append("a"), "6");
    assertThat(text(storage, "a")).isEqualTo("123456");
  }

  @Test
  void failedSyncMakesNothingDurableAndIsNotForgotten() throws IOException {
    var storage = new MemoryStorage();
    var appender = storage.append("a");
    write(appender, "1");
    storage.failSyncsAfter(1);
    appender.sync();
    write(appender, "2");
    assertThatThrownBy(appender::sync).hasMessageContaining("sync failed");
    storage.failSyncsAfter(Long.MAX_VALUE);
    assertThatThrownBy(appender::sync).hasMessageContaining("earlier write or sync failed");
    var left = new TreeSet<String>();
    for (int seed = 0; seed < 50; seed++) {
      left.add(text(storage.crash(new Seed(seed).stream("crash")), "a"));
    }
    assertThat(left).containsExactly("1", "12");
  }
}
