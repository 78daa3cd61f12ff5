package org.pumprig.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.host.MemoryStorage;
import org.pumprig.link.Endpoint;
import org.pumprig.seed.RandomStream;
import org.pumprig.time.VirtualScheduler;

class FaultLedgerTest {
  private final MemoryStorage storage = new MemoryStorage();
  private final FaultLedger ledger = new FaultLedger(storage, "boot1-100");

  private static LedgerEntry entry(String run, String fault) {
    return new LedgerEntry(
        fault,
        run,
        "/runs/a b=c\n%/" + run,
        "proxy",
        new Endpoint("127.0.0.1", 6661),
        100,
        "boot1",
        1_750_000_000_000_000L,
        "ip link set\teth1 up=yes");
  }

  @Test
  void entriesAreDurableWhenOpenReturnsAndReadBackWhole() throws IOException {
    ledger.open(entry("r1", "f1"));
    ledger.open(entry("r2", "f1"));
    ledger.closed(entry("r1", "f1").key());
    for (long seed = 0; seed < 20; seed++) {
      var survivor = storage.crash(new RandomStream(seed));
      assertThat(new FaultLedger(survivor, "boot1-200").openEntries())
          .as("seed %s", seed)
          .containsExactly(entry("r2", "f1"));
    }
  }

  @Test
  void tornLastLineIsToleratedAtEveryLength() throws IOException {
    ledger.open(entry("r1", "f1"));
    byte[] first = storage.read("boot1-100.ledger").readAllBytes();
    ledger.open(entry("r1", "f2"));
    byte[] both = storage.read("boot1-100.ledger").readAllBytes();
    for (int length = first.length; length < both.length; length++) {
      storage.replace("boot1-100.ledger", java.util.Arrays.copyOf(both, length));
      assertThat(new FaultLedger(storage, "boot2-1").openEntries())
          .as("cut to %s bytes", length)
          .containsExactly(entry("r1", "f1"));
    }
  }

  @Test
  void everyFlippedBitBeforeTheLastLineIsFound() throws IOException {
    ledger.open(entry("r1", "f1"));
    int firstLine = (int) storage.size("boot1-100.ledger");
    ledger.open(entry("r1", "f2"));
    byte[] whole = storage.read("boot1-100.ledger").readAllBytes();
    for (int bit = 0; bit < (firstLine - 1) * 8; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      storage.replace("boot1-100.ledger", damaged);
      assertThatThrownBy(() -> new FaultLedger(storage, "boot2-1").openEntries())
          .as("bit %s", bit)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("line 1");
    }
  }

  @Test
  void fileGoesWhenAllIsClosed() throws IOException {
    ledger.open(entry("r1", "f1"));
    ledger.open(entry("r1", "f2"));
    ledger.closed(entry("r1", "f1").key());
    assertThat(storage.exists("boot1-100.ledger")).isTrue();
    ledger.closed(entry("r1", "f2").key());
    assertThat(storage.exists("boot1-100.ledger")).isFalse();
    ledger.closed(entry("r1", "f2").key());
    ledger.open(entry("r1", "f3"));
    assertThat(ledger.openEntries()).containsExactly(entry("r1", "f3"));
  }

  @Test
  void longLivedFileIsRewrittenWithWhatIsOpen() throws IOException {
    ledger.open(entry("r1", "always"));
    for (int i = 0; i < 4_200; i++) {
      ledger.open(entry("r1", "f" + i));
      ledger.closed(entry("r1", "f" + i).key());
    }
    assertThat(storage.size("boot1-100.ledger")).isLessThan(3 << 20);
    assertThat(ledger.openEntries()).containsExactly(entry("r1", "always"));
  }

  @Test
  void failedWriteIsHealedBeforeTheNext() throws IOException {
    ledger.open(entry("r1", "f1"));
    storage.failAfter(10);
    assertThatThrownBy(() -> ledger.open(entry("r1", "f2"))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ledger.open(entry("r1", "f2"))).isInstanceOf(IOException.class);
    storage.failAfter(Long.MAX_VALUE);
    ledger.open(entry("r1", "f3"));
    assertThat(ledger.openEntries()).containsExactly(entry("r1", "f1"), entry("r1", "f3"));
  }

  @Test
  void recoveryDeletesOnlyWhatIsWhollyReverted() throws IOException {
    ledger.open(entry("r1", "f1"));
    new FaultLedger(storage, "boot1-200").open(entry("r2", "f1"));
    storage.replace("boot1-300.ledger", new byte[0]); // a process about to write its first line
    var later = new FaultLedger(storage, "boot2-1");
    later.open(entry("r3", "f1"));
    later.recovered(List.of(entry("r1", "f1"), entry("r3", "f1")));
    assertThat(later.openEntries()).containsExactly(entry("r2", "f1"), entry("r3", "f1"));
    assertThat(storage.exists("boot1-100.ledger")).isFalse();
    assertThat(storage.exists("boot1-300.ledger")).isTrue();
  }

  @Test
  void foreignLinesAreNamed() throws IOException {
    storage.replace("x.ledger", LedgerLine.seal("open fault=f").getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(ledger::openEntries)
        .isInstanceOf(IOException.class)
        .hasMessage("ledger x.ledger line 1: no field run");
  }

  @Test
  void writerAnswersOnTheSchedulerAfterTheDiskHasDone() {
    var scheduler = new VirtualScheduler(0);
    var disk = new ArrayDeque<Runnable>();
    var writer = new LedgerWriter(ledger, disk::add, scheduler);
    var told = new ArrayList<String>();
    writer.open(entry("r1", "f1"), () -> told.add("durable"), e -> told.add(e.getMessage()));
    scheduler.run(10);
    assertThat(told).isEmpty();
    disk.remove().run();
    assertThat(told).isEmpty();
    scheduler.run(20);
    assertThat(told).containsExactly("durable");
    storage.failAfter(10);
    writer.open(entry("r1", "f2"), () -> told.add("durable"), e -> told.add(e.getMessage()));
    disk.remove().run();
    scheduler.run(30);
    assertThat(told).hasSize(2).first().isEqualTo("durable");
    assertThat(told.getLast()).contains("boot1-100.ledger");
  }
}
