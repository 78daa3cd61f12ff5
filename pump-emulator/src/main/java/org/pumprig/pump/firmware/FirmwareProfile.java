package org.pumprig.pump.firmware;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One firmware version of the emulated pump.
 *
 * @param version the string the pump reports, such as {@code 8.00.01}
 * @param failedConnectionCostMultiplier the one number by which the cost of a failed connection is
 *     multiplied so that hours become a minute; 1 leaves the cost as it is. Belongs on every print
 * @param failedConnection the cost before multiplying
 * @param silentBeforeDropNanos in fail-safe: how long the connection stays open and silent
 * @param systemErrorCode shown for an allocation that failed
 * @param hardwareWatchdog null: none
 * @param keepOpenMicrolitresPerHour rate that keeps the vein open after the end of an infusion; 0:
 *     the motor stops
 * @param sensors when a pressure is an alarm
 * @param tasks by descending priority
 */
public record FirmwareProfile(
    String version,
    long failedConnectionCostMultiplier,
    FailedConnection failedConnection,
    ReconnectPolicy reconnect,
    CommunicationProfile communication,
    MemoryProfile memory,
    long silentBeforeDropNanos,
    String systemErrorCode,
    @Nullable HardwareWatchdog hardwareWatchdog,
    long keepOpenMicrolitresPerHour,
    SensorProfile sensors,
    List<TaskProfile> tasks,
    HardwareProfile hardware) {

  /** Copies the tasks. */
  public FirmwareProfile {
    tasks = List.copyOf(tasks);
  }

  /**
   * Reads a profile: YAML, UTF-8, every field required but those that say so, none unknown, at most
   * 64 KiB.
   *
   * @param fileName for messages
   * @throws FirmwareException for anything else; its message begins with {@code file:line:}
   */
  public static FirmwareProfile parse(String fileName, byte[] yaml) throws FirmwareException {
    return FirmwareParser.profile(YamlNode.read(fileName, yaml));
  }

  /** The code of the first watchdog channel. */
  public String firstCode() {
    for (TaskProfile task : tasks) {
      WatchdogWindow window = task.watchdog();
      if (window != null) {
        return window.code();
      }
    }
    return systemErrorCode;
  }

  /** The cost of one failed connection as this profile applies it. */
  public FailedConnection appliedFailedConnection() {
    return failedConnection.times(failedConnectionCostMultiplier);
  }
}
