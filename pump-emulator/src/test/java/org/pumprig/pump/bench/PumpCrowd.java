package org.pumprig.pump.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.pumprig.link.Endpoint;
import org.pumprig.link.TcpNetwork;
import org.pumprig.pump.defect.Defects;
import org.pumprig.pump.device.Pump;
import org.pumprig.pump.device.PumpInput;
import org.pumprig.pump.device.PumpOutput;
import org.pumprig.pump.firmware.FirmwareException;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/**
 * A JVM full of pumps that have a gateway and no instruments: what {@link PumpCrowdTable} measures.
 * Memory is what is resident after a collection, less what was before the first pump and with a
 * hundred of them gone again, so that code isn't counted.
 */
final class PumpCrowd implements PumpDriver.Listener {
  /** Serial numbers of pumps that only warm the code up begin so. */
  static final String WARMING = "W";

  private static final long HEARTBEAT_NANOS = 5_000_000_000L;
  private static final long APART_NANOS = 500_000L;
  private static final long WINDOW_SECONDS = 20;

  private final SystemScheduler time;
  private final BenchParts parts;
  private final FirmwareProfile firmware;
  private final Endpoint gateway;
  private long facts;

  private PumpCrowd(SystemScheduler time, TcpNetwork network, Endpoint gateway)
      throws FirmwareException {
    this.firmware = VirtualBench.firmware("after");
    this.time = time;
    this.gateway = gateway;
    var spec =
        new BenchSpec(
            gateway,
            "127.0.0.1",
            HEARTBEAT_NANOS,
            HEARTBEAT_NANOS,
            HEARTBEAT_NANOS,
            BenchSpec.ServicePortKind.STREAM);
    this.parts = new BenchParts(spec, time, network, network, new GroundTruth());
  }

  /** Pumps, and the gateway's port on loopback. */
  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[0]);
    var gateway = new Endpoint("127.0.0.1", Integer.parseInt(args[1]));
    var time = new SystemScheduler("pumps", Throwable::printStackTrace);
    var network = new TcpNetwork(time);
    var crowd = new PumpCrowd(time, network, gateway);
    crowd.end(crowd.start(100, WARMING), 8);
    long before = resident();
    List<PumpDriver> pumps = crowd.start(count, "P");
    TimeUnit.NANOSECONDS.sleep(count * APART_NANOS + 3 * HEARTBEAT_NANOS);
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    TimeUnit.SECONDS.sleep(WINDOW_SECONDS);
    cpu = system.getProcessCpuTime() - cpu;
    long after = resident();
    long well = crowd.well(pumps);
    System.out.printf(
        "%d pumps, a heartbeat each 5 s: %.1f kB resident a pump (%d MB in all), %.1f %% of a core,"
            + " %d with all heartbeats acknowledged, %d facts%n",
        count,
        (after - before) / 1024.0 / count,
        after >> 20,
        100.0 * cpu / (WINDOW_SECONDS * 1e9),
        well,
        crowd.facts);
    crowd.end(pumps, 1);
    network.close();
    time.close();
    System.exit(well == count ? 0 : 1);
  }

  private List<PumpDriver> start(int count, String prefix) {
    var pumps = new ArrayList<PumpDriver>();
    for (int i = 0; i < count; i++) {
      String serial = prefix + i;
      var pump = new Pump(serial, firmware, HEARTBEAT_NANOS, new Seed(i), Defects.NONE);
      var driver = new PumpDriver(new UnitSpec(serial, firmware, gateway), pump, parts, this);
      pumps.add(driver);
      time.schedule(i * APART_NANOS, () -> driver.handle(new PumpInput.PowerOn()));
    }
    return pumps;
  }

  /** Those that never lost a connection and have nothing waiting. */
  private long well(List<PumpDriver> pumps) throws InterruptedException {
    var well = new long[1];
    onThread(
        () ->
            well[0] =
                pumps.stream()
                    .filter(each -> each.pump().answers())
                    .filter(each -> each.pump().failedConnections() == 0)
                    .filter(each -> each.pump().status(each.nowNanos()).queuedReports() == 0)
                    .count());
    return well[0];
  }

  private void end(List<PumpDriver> pumps, long afterSeconds) throws InterruptedException {
    TimeUnit.SECONDS.sleep(afterSeconds);
    onThread(() -> pumps.forEach(PumpDriver::close));
  }

  private void onThread(Runnable work) throws InterruptedException {
    var done = new CountDownLatch(1);
    time.execute(
        () -> {
          work.run();
          done.countDown();
        });
    done.await();
  }

  private static long resident() throws IOException {
    System.gc();
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("this kernel doesn't tell what is resident");
  }

  @Override
  public void nurseCall(boolean energised) {}

  @Override
  public void screen(String text) {}

  @Override
  public void systemError(PumpOutput.SystemError error) {
    throw new IllegalStateException("a healthy pump tripped: " + error);
  }

  @Override
  public void truth(PumpOutput.Truth truth) {
    facts++;
  }
}
