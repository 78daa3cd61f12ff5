package org.pumprig.rig.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.Injector;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;
import org.pumprig.link.frame.MllpFrame;
import org.pumprig.link.frame.MllpFramer;
import org.pumprig.rig.campaign.UnitBench;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.schedule.Schedule;
import org.pumprig.rig.schedule.Step;
import org.pumprig.time.Scheduler;

/**
 * Looks at a bench after its last run has ended: no back end may have a fault of the schedule, and
 * each unit's way to the gateway must be as if nothing had been.
 */
final class Aftermath {
  /** Both directions, handshakes and the proxy's own leg take 2 ms with the demo's latency. */
  private static final long PROMPT_NANOS = 20_000_000;

  /** A unit's proxy looks so often whether an absent gateway is back, and listens again then. */
  private static final long MIRROR_NANOS = 110_000_000;

  private static final String MESSAGE =
      "MSH|^~\\&|PROBE||||20210802||ORU^R01^ORU_R01|PROBE1|P|2.6|||NE|AL|||||"
          + "IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO\r";

  private final Scheduler scheduler;
  private final List<Step> steps;
  private final long patienceNanos;
  private final List<String> findings = new ArrayList<>();
  private int looks;

  /**
   * @param patienceNanos how long after the end of the runs; above 0 where a run ended without its
   *     journal, so that nobody could wait for the reverts
   */
  Aftermath(Scheduler scheduler, Plan plan, long patienceNanos) {
    this.scheduler = scheduler;
    this.steps = Schedule.of(plan, 0).steps();
    this.patienceNanos = patienceNanos;
  }

  /** What was found wrong. */
  List<String> findings() {
    return findings;
  }

  /** Looks that came to their end. */
  int looks() {
    return looks;
  }

  /**
   * Looks, then calls {@code after}.
   *
   * @param off serial numbers of units whose outlet is off, though the rig could switch it
   */
  void look(List<UnitBench> units, Network network, Supplier<List<String>> off, Runnable after) {
    scheduler.schedule(
        patienceNanos,
        () -> {
          off.get().forEach(serial -> findings.add(serial + " is left without power"));
          for (UnitBench unit : units) {
            steps.stream()
                .filter(step -> step.reaches(unit.serial()))
                .forEach(step -> verify(unit, step.spec(unit.serial())));
            scheduler.schedule(
                MIRROR_NANOS,
                () -> new Exchange(unit.serial(), network.connect(unit.faultTarget())).begin());
          }
          scheduler.schedule(
              MIRROR_NANOS + 3 * PROMPT_NANOS,
              () -> {
                looks++;
                after.run();
              });
        });
  }

  private void verify(UnitBench unit, FaultSpec spec) {
    for (Injector injector : unit.injectors()) {
      if (injector.injects(spec.fault())) {
        injector.verify(
            spec,
            evidence -> {
              if (!(evidence instanceof InjectionEvidence.None)) {
                findings.add("fault " + spec.id() + " outlives its run: " + evidence);
              }
            });
      }
    }
  }

  /** One message to the gateway, as the pump would send it. */
  private final class Exchange {
    private final String serial;
    private final Link link;
    private final MllpFramer framer = new MllpFramer(4_096);
    private boolean answered;

    Exchange(String serial, Link link) {
      this.serial = serial;
      this.link = link;
    }

    void begin() {
      link.open(
          event -> {
            switch (event) {
              case LinkEvent.Opened _ ->
                  link.send(MllpFramer.encode(MESSAGE.getBytes(StandardCharsets.US_ASCII)));
              case LinkEvent.Received received ->
                  answered |=
                      framer.push(received.bytes()).stream()
                          .anyMatch(frame -> frame instanceof MllpFrame.Message);
              case LinkEvent.Closed _ -> {}
            }
          });
      scheduler.schedule(
          PROMPT_NANOS,
          () -> {
            if (!answered) {
              findings.add("after the runs the gateway does not answer " + serial + " promptly");
            }
            link.close();
          });
    }
  }
}
