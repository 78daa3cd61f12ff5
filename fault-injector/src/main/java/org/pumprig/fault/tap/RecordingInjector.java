package org.pumprig.fault.tap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.host.WorkThread;
import org.pumprig.time.Scheduler;

/**
 * A relay's faults of one unit, each with a capture file of the packets that it touched. All files
 * together stay below a limit: what finds no room is counted.
 */
public final class RecordingInjector implements Injector, AutoCloseable {
  private static final long ALL_FILES_BYTES = 1L << 28;
  private static final long ONE_FILE_BYTES = 1L << 24;

  private final TapRelay relay;
  private final String unit;
  private final WorkThread disk;
  private final Set<String> captured = new LinkedHashSet<>();
  private TapRecord record = TapRecord.NONE;
  private long writtenBytes;

  /**
   * @param unit serial number of one of the relay's units
   * @param scheduler the relay's
   */
  public RecordingInjector(TapRelay relay, String unit, Scheduler scheduler) {
    this.relay = relay;
    this.unit = unit;
    this.disk = new WorkThread("pumprig-capture", scheduler);
  }

  /** From now on what happens is recorded there. */
  public void recordTo(TapRecord to) {
    record = to;
  }

  /** A second's counts, as the relay's listener was told them. */
  public void second(PacketSecond counts) {
    record.second(counts);
  }

  @Override
  public Optional<BackEnd> backEnd() {
    return relay.injector().backEnd();
  }

  @Override
  public boolean injects(Fault fault) {
    return relay.injector().injects(fault);
  }

  @Override
  public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    Optional<Path> file =
        captured.contains(spec.id()) ? Optional.empty() : record.capture(spec.id());
    disk.ask(
        () -> file.isEmpty() ? Optional.<String>empty() : open(spec.id(), file.get()),
        Optional.of("the relay was closed"),
        (Optional<String> problem) -> {
          if (problem.isPresent()) {
            done.accept(new InjectionResult.Failed("no capture: " + problem.get()));
            return;
          }
          file.ifPresent(_ -> captured.add(spec.id()));
          relay.injector().apply(spec, leaseNanos, done);
        });
  }

  private Optional<String> open(String faultId, Path file) {
    try {
      relay.capture(unit, faultId, file, Math.min(ONE_FILE_BYTES, ALL_FILES_BYTES - writtenBytes));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void renew(String faultId, long leaseNanos) {
    relay.injector().renew(faultId, leaseNanos);
  }

  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    relay.injector().verify(spec, done);
  }

  /** Comes after an apply that is still opening its file: the disk's thread keeps their order. */
  @Override
  public void revert(String faultId, Consumer<? super InjectionResult> done) {
    disk.ask(
        () -> faultId,
        faultId,
        (String id) -> relay.injector().revert(id, result -> closeFile(id, result, done)));
  }

  private void closeFile(
      String faultId, InjectionResult result, Consumer<? super InjectionResult> done) {
    if (!captured.remove(faultId)) {
      done.accept(result);
      return;
    }
    disk.ask(
        () -> close(faultId),
        Optional.<TapCapture>empty(),
        (Optional<TapCapture> capture) -> {
          capture.ifPresent(record::captured);
          done.accept(result);
        });
  }

  private Optional<TapCapture> close(String faultId) {
    try {
      Optional<TapCapture> capture = relay.endCapture(unit, faultId);
      writtenBytes += capture.map(TapCapture::bytes).orElse(0L);
      return capture;
    } catch (IOException e) {
      return Optional
          .empty(); // the disk's trouble is the journal's too; the file isn't vouched for
    }
  }

  @Override
  public void close() {
    disk.close();
  }
}
