package org.pumprig.fault.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionEvidence.SerialBytes;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.SerialFault;
import org.pumprig.fault.proof.SerialProof;
import org.pumprig.link.LineBreak;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.seed.Seed;
import org.pumprig.time.VirtualScheduler;

class SerialFaultLineTest {
  private static final long MILLI = 1_000_000L;
  private static final long LEASE_NANOS = 3_000 * MILLI;

  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final List<Port> ports = new ArrayList<>();
  private final SerialFaultLine line =
      new SerialFaultLine(
          "SN-1",
          () -> {
            ports.add(new Port());
            return ports.getLast();
          },
          scheduler);
  private final StringBuilder heard = new StringBuilder();
  private final List<LinkEvent.Closed> ends = new ArrayList<>();
  private Link link = line.link();

  /** The unit's port: remembers what was sent to the unit. */
  private static final class Port implements Link, LineBreak {
    final StringBuilder sent = new StringBuilder();
    final List<Boolean> breaks = new ArrayList<>();
    @Nullable Consumer<? super LinkEvent> events;
    boolean gone;

    @Override
    public void open(Consumer<? super LinkEvent> receiver) {
      events = receiver;
      receiver.accept(new LinkEvent.Opened());
    }

    @Override
    public void send(byte[] bytes) {
      sent.append(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void setBreak(boolean on) {
      breaks.add(on);
    }

    @Override
    public void close() {
      gone = true;
    }

    @Override
    public void abort() {
      gone = true;
    }

    @Override
    public String describe() {
      return "port";
    }

    void unitSays(String text) {
      var told = events;
      if (told != null && !gone) {
        told.accept(new LinkEvent.Received(text.getBytes(StandardCharsets.ISO_8859_1)));
      }
    }
  }

  private void runFor(long nanos) {
    scheduler.run(scheduler.nanoTime() + nanos);
  }

  @BeforeEach
  void open() {
    openLink();
  }

  private void openLink() {
    link = line.link();
    link.open(
        event -> {
          switch (event) {
            case LinkEvent.Opened _ -> {}
            case LinkEvent.Received received ->
                heard.append(new String(received.bytes(), StandardCharsets.ISO_8859_1));
            case LinkEvent.Closed closed -> ends.add(closed);
          }
        });
  }

  private Port port() {
    return ports.getLast();
  }

  private void say(String text) {
    link.send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static FaultSpec spec(Fault fault, Direction direction) {
    return new FaultSpec("f1", fault, direction, "SN-1", new Seed(7), 0, 1_000 * MILLI);
  }

  private InjectionResult apply(FaultSpec spec) {
    var results = new ArrayList<InjectionResult>();
    line.injector().apply(spec, LEASE_NANOS, results::add);
    runFor(0);
    assertThat(results).hasSize(1);
    return results.getFirst();
  }

  private InjectionEvidence verify(FaultSpec spec) {
    var seen = new ArrayList<InjectionEvidence>();
    line.injector().verify(spec, seen::add);
    runFor(0);
    return seen.getFirst();
  }

  private void revert() {
    line.injector().revert("f1", _ -> {});
    runFor(0);
  }

  private SerialProof judged(FaultSpec spec) {
    return SerialProof.judge(spec, (SerialBytes) verify(spec), 1e-6);
  }

  private boolean acts(FaultSpec spec) {
    return judged(spec) instanceof SerialProof.Acts;
  }

  @Test
  void withoutAFaultEveryByteGoesThroughAtOnce() {
    say("DIA\r");
    port().unitSays("00S\r");
    assertThat(port().sent.toString()).isEqualTo("DIA\r");
    assertThat(heard.toString()).isEqualTo("00S\r");
  }

  @Test
  void itInjectsExactlyWhatTheTableSays() {
    for (Fault fault :
        List.of(
            new SerialFault.Stuck(), new SerialFault.Unplugged(), new PacketFault.Blackhole())) {
      assertThat(line.injector().injects(fault)).isEqualTo(Capabilities.can(BackEnd.SERIAL, fault));
    }
    assertThat(apply(spec(new PacketFault.Blackhole(), Direction.BOTH)))
        .isInstanceOf(InjectionResult.Failed.class);
  }

  @Test
  void lostBytesAreLostInTheAskedDirectionOnlyAndAtTheAskedRate() {
    var spec = spec(new SerialFault.ByteLoss(50_000), Direction.TOWARDS_PUMP);
    apply(spec);
    String message = "x".repeat(20_000);
    assertThat(judged(spec)).isInstanceOf(SerialProof.CannotTell.class);
    say(message);
    port().unitSays(message);
    assertThat(heard).hasSize(20_000);
    assertThat(port().sent.length()).isBetween(18_700, 19_300); // 1000 ± 10 standard deviations
    assertThat(acts(spec)).isTrue();
  }

  @Test
  void flippedBitsKeepTheLengthAndComeAtTheAskedRate() {
    var spec = spec(new SerialFault.BitFlips(100_000), Direction.TOWARDS_GATEWAY);
    apply(spec);
    port().unitSays("U".repeat(10_000));
    assertThat(heard).hasSize(10_000);
    long flipped = heard.chars().filter(c -> c != 'U').count();
    assertThat(flipped).isBetween(700L, 1_300L);
    heard
        .chars()
        .filter(c -> c != 'U')
        .forEach(c -> assertThat(Integer.bitCount(c ^ 'U')).isEqualTo(1));
    assertThat(acts(spec)).isTrue();
  }

  @Test
  void cutMessagesLoseTheirEndsAndTheNextMessageIsWhole() {
    var spec = spec(new SerialFault.Truncation(500_000), Direction.TOWARDS_PUMP);
    apply(spec);
    int whole = 0;
    for (int i = 0; i < 200; i++) {
      int before = port().sent.length();
      say("0123456789");
      say("0123456789");
      int passed = port().sent.length() - before;
      assertThat("01234567890123456789").startsWith(port().sent.substring(before));
      assertThat(passed).matches(bytes -> bytes < 16 || bytes == 20);
      whole += passed == 20 ? 1 : 0;
      line.injector().renew("f1", LEASE_NANOS);
      runFor(25 * MILLI);
    }
    assertThat(whole).isBetween(50, 150);
    assertThat(acts(spec)).isTrue();
  }

  @Test
  void aDelayHoldsBytesInOrderForExactlyItsTime() {
    var spec = spec(new SerialFault.Delay(40 * MILLI), Direction.BOTH);
    apply(spec);
    say("a");
    runFor(10 * MILLI);
    say("b");
    runFor(29 * MILLI);
    assertThat(port().sent.toString()).isEmpty();
    runFor(MILLI);
    assertThat(port().sent.toString()).isEqualTo("a");
    revert();
    runFor(10 * MILLI);
    assertThat(port().sent.toString()).isEqualTo("ab");
  }

  @Test
  void aStuckLineLosesWhatIsSentAndGoesOnAfterwards() {
    var spec = spec(new SerialFault.Stuck(), Direction.BOTH);
    apply(spec);
    say("lost");
    port().unitSays("lost");
    assertThat(acts(spec)).isTrue();
    revert();
    say("!");
    assertThat(port().sent.toString()).isEqualTo("!");
    assertThat(heard.toString()).isEmpty();
  }

  @Test
  void breaksHoldThePortsLineAndReachTheOtherSideAsNul() {
    var spec = spec(new SerialFault.Break(5 * MILLI, 100 * MILLI), Direction.BOTH);
    apply(spec);
    runFor(250 * MILLI);
    assertThat(port().breaks).containsExactly(true, false, true, false, true, false);
    assertThat(heard.toString()).isEqualTo("\0\0\0");
    assertThat(acts(spec)).isTrue();
  }

  @Test
  void noiseComesBetweenMessagesNeverInsideOne() {
    var spec = spec(new SerialFault.Noise(3, 30 * MILLI), Direction.TOWARDS_PUMP);
    apply(spec);
    for (int i = 0; i < 100; i++) {
      say("m"); // a byte every 10 ms is one long message
      runFor(10 * MILLI);
    }
    assertThat(port().sent.toString()).isEqualTo("m".repeat(100));
    runFor(1_000 * MILLI);
    assertThat(port().sent.length()).isGreaterThan(100);
    assertThat((port().sent.length() - 100) % 3).isZero();
    assertThat(acts(spec)).isTrue();
  }

  @Test
  void anUnpluggedAdapterIsGoneUntilItIsPluggedInAgain() {
    var spec = spec(new SerialFault.Unplugged(), Direction.BOTH);
    apply(spec);
    assertThat(ends).hasSize(1);
    assertThat(ends.getFirst().detail()).contains("SN-1 unplugged");
    assertThat(acts(spec)).isTrue();
    openLink();
    runFor(0);
    assertThat(ends).hasSize(2);
    revert();
    openLink();
    say("back");
    assertThat(port().sent.toString()).isEqualTo("back");
  }

  @Test
  void aFaultThatIsNotRenewedEndsWithItsLeaseAndIsThenNoLongerVerified() {
    var spec = spec(new SerialFault.Stuck(), Direction.BOTH);
    apply(spec);
    runFor(LEASE_NANOS - 1);
    line.injector().renew("f1", LEASE_NANOS);
    runFor(LEASE_NANOS - 1);
    say("lost");
    runFor(1);
    say("kept");
    assertThat(port().sent.toString()).isEqualTo("kept");
    assertThat(verify(spec)).isInstanceOf(InjectionEvidence.None.class);
  }

  @Test
  void theSameSeedGivesTheSameBytes() {
    apply(spec(new SerialFault.ByteLoss(300_000), Direction.TOWARDS_PUMP));
    say("The quick brown fox jumps over the lazy dog");
    revert();
    String first = port().sent.toString();
    apply(spec(new SerialFault.ByteLoss(300_000), Direction.TOWARDS_PUMP));
    say("The quick brown fox jumps over the lazy dog");
    assertThat(port().sent.toString()).isEqualTo(first + first);
  }

  @Test
  void onlyOneLinkHasThePort() {
    Link second = line.link();
    var events = new ArrayList<LinkEvent>();
    second.open(events::add);
    runFor(0);
    assertThat(events).hasSize(1);
    assertThat(events.getFirst()).isInstanceOf(LinkEvent.Closed.class);
    link.close();
    runFor(0);
    openLink();
    say("mine");
    assertThat(port().sent.toString()).isEqualTo("mine");
  }
}
