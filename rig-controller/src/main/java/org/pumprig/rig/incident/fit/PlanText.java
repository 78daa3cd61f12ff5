package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pumprig.quantity.Quantity;

/** Plans that play fitted faults again on an emulated bench. */
public final class PlanText {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final long SHORTEST_STRESS_NANOS = 5 * SECOND;

  /** More pumps than these show nothing more. */
  public static final int MOST_UNITS = 20;

  private PlanText() {}

  /** How many units stand for so many pumps. */
  public static int units(int pumps) {
    return Math.max(1, Math.min(MOST_UNITS, pumps));
  }

  /**
   * The compact plan: each fault once, with its fitted parameters.
   *
   * @param firstNanos when the capture began: the plan's stress phase begins then
   * @param lastNanos when it ended
   */
  public static String compact(List<Fitted> fitted, int pumps, long firstNanos, long lastNanos) {
    var windows = new ArrayList<String>();
    for (Fitted each : fitted) {
      window(each, firstNanos).ifPresent(windows::add);
    }
    return plan("compact", windows, stress(firstNanos, lastNanos));
  }

  /**
   * The exact plan: a trace for the network, and faults of the gateway at their times.
   *
   * @param traced whether there is a trace; without one nothing happened to the network
   */
  public static String exact(List<Fitted> fitted, boolean traced, long firstNanos, long lastNanos) {
    var windows = new ArrayList<String>();
    long stress = stress(firstNanos, lastNanos);
    if (traced) {
      windows.add(
          "{fault: trace, file: %s, target: path, at: 0 s, lasts: %s, overlap: true}"
              .formatted(Traces.FILE, Quantity.DURATION.format(stress - MILLI)));
    }
    for (Fitted each : fitted) {
      switch (each.kind()) {
        case SILENCE, LATE, LOSSY -> {
          // They stand in the trace.
        }
        case SLOW_ACKNOWLEDGEMENT,
            NO_ACKNOWLEDGEMENT,
            ERROR_ACKNOWLEDGEMENT,
            GATEWAY_AWAY,
            REFUSED,
            RESETS ->
            window(each, firstNanos).ifPresent(windows::add);
      }
    }
    return plan("exact", windows, stress);
  }

  private static long stress(long firstNanos, long lastNanos) {
    long seconds = (lastNanos - firstNanos) / SECOND + 2;
    return Math.max(SHORTEST_STRESS_NANOS, seconds * SECOND);
  }

  private static java.util.Optional<String> window(Fitted fault, long firstNanos) {
    long at = Math.max(0, fault.start().nanos() - firstNanos) / MILLI * MILLI;
    long lasts = Math.max(1, fault.lengthNanos() / MILLI) * MILLI;
    String keys =
        switch (fault.kind()) {
          case SILENCE, RESETS -> target(fault);
          case LATE ->
              ", delay: "
                  + millis(fault.value())
                  + (fault.jitterNanos() > 0 ? ", jitter: " + millis(fault.jitterNanos()) : "")
                  + ", direction: towardsGateway"
                  + target(fault);
          case LOSSY ->
              ", rate: "
                  + String.format(Locale.ROOT, "%.1f %%", fault.value() / 1e4)
                  + ", direction: "
                  + (fault.towardsGateway().orElse(true) ? "towardsGateway" : "towardsPump")
                  + target(fault);
          case SLOW_ACKNOWLEDGEMENT -> ", delay: " + millis(fault.value());
          case ERROR_ACKNOWLEDGEMENT -> ", code: AE";
          case NO_ACKNOWLEDGEMENT, GATEWAY_AWAY, REFUSED -> "";
        };
    if (fault.kind() == Kind.LOSSY && fault.value() < 1_000) {
      return java.util.Optional.empty(); // less than a tenth of a per cent
    }
    if (fault.kind() == Kind.RESETS && lasts < SECOND) {
      // All at once: what a load balancer does that fails over; virtual time has that.
      return java.util.Optional.of(
          "{fault: loadBalancerFailOver, at: %s, lasts: 1 s, overlap: true}"
              .formatted(Quantity.DURATION.format(at)));
    }
    return java.util.Optional.of(
        "{fault: %s%s, at: %s, lasts: %s, overlap: true}"
            .formatted(
                fault.kind().fault(),
                keys,
                Quantity.DURATION.format(at),
                Quantity.DURATION.format(lasts)));
  }

  private static String target(Fitted fault) {
    return ", target: "
        + fault.pump().filter(pump -> pump < MOST_UNITS).map(PlanText::serial).orElse("path");
  }

  private static String millis(long nanos) {
    return Math.max(1, Math.round(nanos / 1e6)) + "ms";
  }

  /** The unit that stands for a pump. */
  public static String serial(int pump) {
    return "SN-%04d".formatted(pump + 1);
  }

  private static String plan(String id, List<String> windows, long stressNanos) {
    String listed =
        windows.isEmpty()
            ? "    - {fault: delay, delay: 1ms, target: path, at: 0 s, lasts: 1 s}\n"
            : String.join("", windows.stream().map(each -> "    - " + each + "\n").toList());
    return PLAN.formatted(
        id,
        windows.isEmpty() ? " (no fault was found: a delay of a millisecond stands for none)" : "",
        Quantity.DURATION.format(stressNanos),
        listed);
  }

  private static final String PLAN =
      """
      # Written by 'pumprig incident import'%2$s.
      # The stress phase begins when the original did; nothing is accelerated.
      # Every number about the emulated pumps is illustrative.
      plan: 1
      id: incident-%1$s
      title: An incident played again, %1$s
      notForClinicalUse: true
      rig: rig.yaml
      seed: 1

      hazards:
        - {id: HAZ-1, text: Therapy is delayed or interrupted}

      requirements:
        - id: REQ-WATCHDOG
          text: An unstable network or gateway raises no watchdog system error
          hazards: [HAZ-1]
          criterion: {kind: noWatchdog}
        - id: REQ-THERAPY
          text: Fluid is delivered at the programmed rate through every fault, as long as no watchdog has tripped
          hazards: [HAZ-1]
          criterion: {kind: therapyContinuity, tolerance: 10 %%, window: 2s}

      therapy:
        primary: {rate: 125 mL/h, volume: 2 L}
        secondary: {rate: 250 mL/h, volume: 500 uL}

      arms:
        - {name: before, firmware: before, expect: fail}
        - {name: after, firmware: after, expect: pass}
      units: all
      order: randomised
      replicates: 1

      phases: {settle: 3s, stress: %3$s, recover: 10s, check: 5s}

      faults:
        gapAtLeast: 0 s
        shared: {path: all}
        windows:
      %4$s
      watch:
        codes: [EC220, EC221, EC222, SysEcode0]
        statusEvery: 500ms
        acknowledgementWithin: 1s
        blindAfter: 2500ms

      # Few pumps are a picture of the incident, not a proof of a difference.
      comparison:
        better: after
        than: before
        endpoint: timeToWatchdog
        alpha: 2.5 %%
        rateRatioBelow: 1.0
        expect: notBetter
      """;

  /** The rig file: emulated pumps behind a relay, which in virtual time is modelled. */
  public static String rig(int pumps) {
    var units = new StringBuilder();
    for (int i = 0; i < units(pumps); i++) {
      units.append(
          "  - {serial: %s, address: 10.77.0.%d, mac: \"02:00:00:00:20:%02x\"}%n"
              .formatted(serial(i), 11 + i, i + 1)
              .replace("\r\n", "\n"));
    }
    return RIG.formatted(units);
  }

  private static final String RIG =
      """
      # Written by 'pumprig incident import': emulated pumps behind a relay. In real time it needs root.
      rig: 1
      id: incident-bench
      title: Emulated pumps that stand for those of an incident
      notForClinicalUse: true
      emulated:
        firmware:
          before: firmware/before.yaml
          after: firmware/after.yaml
        statusEvery: 1s
        flowEvery: 100ms
        virtualLatency: 200us
      topology:
        kind: router
        namespaces: made
        unitSide: {interface: unit0, address: 10.77.0.1/24}
        gatewaySide: {interface: gw0, address: 10.78.0.1/24}
        gateway: 10.78.0.2:2575
        relay: true
      units:
      %s\
      """;
}
