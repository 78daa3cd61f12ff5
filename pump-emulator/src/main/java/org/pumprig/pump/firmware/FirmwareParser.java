package org.pumprig.pump.firmware;

import static org.pumprig.quantity.Quantity.DATA;
import static org.pumprig.quantity.Quantity.DURATION;
import static org.pumprig.quantity.Quantity.PRESSURE;
import static org.pumprig.quantity.Quantity.RATE;
import static org.pumprig.quantity.Quantity.SHARE;
import static org.pumprig.quantity.Quantity.VOLUME;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fields of a profile file to the profile; one method a section. */
final class FirmwareParser {
  private static final long HOUR = 3_600_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  /** Microlitres per hour: so that 72 h of it can be counted. */
  private static final long MOST_KEEP_OPEN = 20_000;

  private static final long MEBIBYTE = 1L << 20;
  private static final long MEGAPASCAL = 1_000_000;

  private FirmwareParser() {}

  static FirmwareProfile profile(YamlNode root) throws FirmwareException {
    root.only(
        "firmware",
        "illustrative",
        "version",
        "failedConnectionCostMultiplier",
        "failedConnection",
        "reconnect",
        "communication",
        "memory",
        "failSafe",
        "systemErrorCode",
        "hardwareWatchdog",
        "keepOpen",
        "sensors",
        "tasks",
        "hardware");
    root.whole("firmware", 1, 1);
    root.word("illustrative", "true", "'true': no number here comes from a manufacturer");
    var profile =
        new FirmwareProfile(
            root.word("version", "[A-Za-z0-9._-]{1,20}", "a version such as 8.00.01"),
            root.whole("failedConnectionCostMultiplier", 1, 100_000),
            failedConnection(root.mapping("failedConnection")),
            reconnect(root.mapping("reconnect")),
            communication(root.mapping("communication")),
            memory(root.mapping("memory")),
            failSafe(root.mapping("failSafe")),
            root.word("systemErrorCode", "[A-Za-z0-9]{1,12}", "a code such as SysEcode0"),
            hardwareWatchdog(root),
            root.has("keepOpen") ? root.quantity("keepOpen", RATE, 1, MOST_KEEP_OPEN) : 0,
            sensors(root),
            tasks(root.mapping("tasks")),
            hardware(root.mapping("hardware")));
    priorities(root, profile);
    schedulable(root, profile);
    return profile;
  }

  private static @Nullable HardwareWatchdog hardwareWatchdog(YamlNode root)
      throws FirmwareException {
    if (!root.has("hardwareWatchdog")) {
      return null;
    }
    YamlNode node = root.mapping("hardwareWatchdog");
    node.only("code", "after");
    return new HardwareWatchdog(
        node.word("code", "[A-Za-z0-9]{1,12}", "a code such as SysEcode9"),
        node.quantity("after", DURATION, 1_000_000, HOUR));
  }

  private static FailedConnection failedConnection(YamlNode node) throws FirmwareException {
    node.only("processorTime", "timersNotCancelled", "heapNotFreed", "heapFragmented");
    var cost =
        new FailedConnection(
            node.quantity("processorTime", DURATION, 0, SECOND),
            node.whole("timersNotCancelled", 0, 1000),
            node.quantity("heapNotFreed", DATA, 0, MEBIBYTE),
            node.quantity("heapFragmented", DATA, 0, MEBIBYTE));
    return cost;
  }

  private static ReconnectPolicy reconnect(YamlNode node) throws FirmwareException {
    String policy = node.word("policy", "fixed|backoff", "'fixed' or 'backoff'");
    boolean fixed = policy.equals("fixed");
    if (fixed) {
      node.only("policy", "delay");
    } else {
      node.only("policy", "first", "cap", "jitter");
    }
    return fixed
        ? new ReconnectPolicy.Fixed(node.quantity("delay", DURATION, 1_000_000, HOUR))
        : new ReconnectPolicy.Backoff(
            node.quantity("first", DURATION, 1_000_000, HOUR),
            node.quantity("cap", DURATION, 1_000_000, HOUR),
            node.quantity("jitter", SHARE, 0, 500_000));
  }

  private static CommunicationProfile communication(YamlNode node) throws FirmwareException {
    node.only(
        "priority",
        "job",
        "scanPerEntry",
        "acknowledgement",
        "connectTimeout",
        "sessionSetup",
        "acknowledgementTimeout",
        "messageSpacing",
        "roundTripLimit",
        "library");
    var communication =
        new CommunicationProfile(
            (int) node.whole("priority", 1, 20),
            node.quantity("job", DURATION, 1, SECOND),
            node.quantity("scanPerEntry", DURATION, 0, SECOND),
            node.quantity("acknowledgement", DURATION, 1, SECOND),
            node.quantity("connectTimeout", DURATION, 1_000_000, HOUR),
            node.quantity("sessionSetup", DURATION, 0, HOUR),
            node.quantity("acknowledgementTimeout", DURATION, 1_000_000, HOUR),
            node.quantity("messageSpacing", DURATION, 1_000_000, HOUR),
            node.has("roundTripLimit")
                ? node.quantity("roundTripLimit", DURATION, 1_000_000, HOUR)
                : Long.MAX_VALUE,
            node.has("library") ? library(node.mapping("library")) : null);
    return communication;
  }

  private static LibraryProfile library(YamlNode node) throws FirmwareException {
    node.only("every", "block", "heap");
    return new LibraryProfile(
        node.quantity("every", DURATION, SECOND, 24 * HOUR),
        node.quantity("block", DURATION, 1, SECOND),
        node.quantity("heap", DATA, 1, MEBIBYTE));
  }

  private static MemoryProfile memory(YamlNode node) throws FirmwareException {
    node.only(
        "heap",
        "connection",
        "queuedReport",
        "queueLimit",
        "leakLimit",
        "whenExhausted",
        "reportPool");
    String limit = node.word("queueLimit", "none|[1-9][0-9]{0,5}", "'none' or a number of reports");
    var memory =
        new MemoryProfile(
            node.quantity("heap", DATA, 1024, 1024 * MEBIBYTE),
            node.quantity("connection", DATA, 1, MEBIBYTE),
            node.quantity("queuedReport", DATA, 1, MEBIBYTE),
            limit.equals("none") ? 0 : Integer.parseInt(limit),
            node.text("leakLimit").equals("none")
                ? Long.MAX_VALUE
                : node.quantity("leakLimit", DATA, 1, 1024 * MEBIBYTE),
            node.word("whenExhausted", "fault|drop", "'fault' or 'drop'").equals("fault")
                ? MemoryProfile.Exhaustion.FAULT
                : MemoryProfile.Exhaustion.DROP,
            node.has("reportPool") ? reportPool(node.mapping("reportPool")) : null);
    return memory;
  }

  private static MemoryProfile.ReportPool reportPool(YamlNode node) throws FirmwareException {
    node.only("blocks", "whenEmpty");
    return new MemoryProfile.ReportPool(
        (int) node.whole("blocks", 1, 100_000),
        node.word("whenEmpty", "heap|drop", "'heap' or 'drop'").equals("heap")
            ? MemoryProfile.WhenEmpty.HEAP
            : MemoryProfile.WhenEmpty.DROP);
  }

  private static long failSafe(YamlNode node) throws FirmwareException {
    node.only("silentBeforeDrop");
    return node.quantity("silentBeforeDrop", DURATION, 0, HOUR);
  }

  private static SensorProfile sensors(YamlNode root) throws FirmwareException {
    YamlNode node = root.mapping("sensors");
    node.only("upstreamOcclusion", "downstreamOcclusion");
    return new SensorProfile(
        root.mapping("tasks")
            .mapping("sensor")
            .quantity("period", DURATION, 1_000_000, 10 * SECOND),
        occlusion(node.mapping("upstreamOcclusion")),
        occlusion(node.mapping("downstreamOcclusion")));
  }

  private static OcclusionLimit occlusion(YamlNode node) throws FirmwareException {
    node.only("limit", "samples");
    return new OcclusionLimit(
        node.quantity("limit", PRESSURE, 1, MEGAPASCAL), (int) node.whole("samples", 1, 1000));
  }

  private static List<TaskProfile> tasks(YamlNode node) throws FirmwareException {
    List<TaskProfile> tasks = new ArrayList<>();
    for (String name : node.keys()) {
      YamlNode task = node.mapping(name);
      task.only("priority", "period", "execution", "watchdog");
      tasks.add(
          new TaskProfile(
              name,
              (int) task.whole("priority", 1, 20),
              task.quantity("period", DURATION, 1_000_000, 10 * SECOND),
              task.quantity("execution", DURATION, 1_000, SECOND),
              task.has("watchdog") ? watchdog(task.mapping("watchdog")) : null));
    }
    if (tasks.isEmpty() || tasks.size() > 16) {
      throw node.wrong("1 to 16 tasks");
    }
    tasks.sort(Comparator.comparingInt(TaskProfile::priority));
    return tasks;
  }

  private static WatchdogWindow watchdog(YamlNode node) throws FirmwareException {
    node.only("code", "min", "max");
    return new WatchdogWindow(
        node.word("code", "[A-Za-z0-9]{1,12}", "a code such as EC220"),
        node.quantity("min", DURATION, 0, HOUR),
        node.quantity("max", DURATION, 1, HOUR));
  }

  private static HardwareProfile hardware(YamlNode node) throws FirmwareException {
    node.only(
        "boot",
        "motorOffAtLeast",
        "motorOffAtMost",
        "compliance",
        "processorSpread",
        "heapSpread",
        "windowSpread",
        "battery",
        "line");
    var hardware =
        new HardwareProfile(
            node.quantity("boot", DURATION, 0, HOUR),
            node.quantity("motorOffAtLeast", DURATION, 0, 10 * SECOND),
            node.quantity("motorOffAtMost", DURATION, 0, 10 * SECOND),
            node.quantity("compliance", DURATION, 1_000_000, 10 * SECOND),
            node.quantity("processorSpread", SHARE, 0, 500_000),
            node.quantity("heapSpread", SHARE, 0, 500_000),
            node.quantity("windowSpread", SHARE, 0, 500_000),
            node.has("battery") ? battery(node.mapping("battery")) : null,
            line(node.mapping("line")));
    if (hardware.motorOffAtMostNanos() < hardware.motorOffAtLeastNanos()) {
      throw node.wrong("motorOffAtMost is less than motorOffAtLeast");
    }
    return hardware;
  }

  private static BatteryProfile battery(YamlNode node) throws FirmwareException {
    node.only("runtime", "motorDraw", "perConnection", "lowAt", "chargeTime");
    var battery =
        new BatteryProfile(
            node.quantity("runtime", DURATION, SECOND, 1000 * HOUR),
            node.quantity("motorDraw", SHARE, 0, 1_000_000),
            node.quantity("perConnection", DURATION, 0, HOUR),
            node.quantity("lowAt", DURATION, 0, 1000 * HOUR),
            node.text("chargeTime").equals("none")
                ? 0
                : node.quantity("chargeTime", DURATION, SECOND, 1000 * HOUR));
    if (battery.lowAtNanos() >= battery.runtimeNanos()) {
      throw node.wrong("lowAt is no less than runtime");
    }
    return battery;
  }

  private static LineProfile line(YamlNode node) throws FirmwareException {
    node.only(
        "bag",
        "bagToDetector",
        "upstreamPer100",
        "upstreamPerKilopascal",
        "downstreamPer100",
        "downstreamPerKilopascal",
        "noise");
    return new LineProfile(
        node.quantity("bag", VOLUME, 1, 20_000_000),
        node.quantity("bagToDetector", VOLUME, 0, 1_000_000),
        node.quantity("upstreamPer100", PRESSURE, 0, MEGAPASCAL),
        node.quantity("upstreamPerKilopascal", VOLUME, 1, 1_000_000),
        node.quantity("downstreamPer100", PRESSURE, 0, MEGAPASCAL),
        node.quantity("downstreamPerKilopascal", VOLUME, 1, 1_000_000),
        node.quantity("noise", PRESSURE, 1, MEGAPASCAL));
  }

  private static void priorities(YamlNode root, FirmwareProfile profile) throws FirmwareException {
    Set<Integer> seen = new LinkedHashSet<>();
    seen.add(profile.communication().priority());
    for (TaskProfile task : profile.tasks()) {
      if (!seen.add(task.priority())) {
        throw root.mapping("tasks")
            .mapping(task.name())
            .wrong("priority " + task.priority() + " is taken; priorities are distinct");
      }
    }
  }

  /** Without communication even the slowest unit with the tightest windows must never trip. */
  private static void schedulable(YamlNode root, FirmwareProfile profile) throws FirmwareException {
    List<TaskProfile> tasks = profile.tasks();
    long slow = 1_000_000 + profile.hardware().processorSpreadPartsPerMillion();
    long tight = 1_000_000 - profile.hardware().windowSpreadPartsPerMillion();
    long[] periods = tasks.stream().mapToLong(TaskProfile::periodNanos).toArray();
    long[] executions =
        tasks.stream().mapToLong(t -> t.executionNanos() * slow / 1_000_000).toArray();
    for (int i = 0; i < tasks.size(); i++) {
      WatchdogWindow window = tasks.get(i).watchdog();
      long worst = ResponseTimes.worst(periods, executions, i, executions[i]);
      if (window != null
          && !ResponseTimes.keepsWindow(
              periods[i],
              executions[i],
              worst,
              window.minNanos(),
              window.maxNanos() * tight / 1_000_000)) {
        throw root.mapping("tasks")
            .mapping(tasks.get(i).name())
            .wrong(
                "its watchdog can trip without any communication (worst response time "
                    + worst / 1_000
                    + " us); widen the window or shorten the tasks above it");
      }
    }
  }
}
