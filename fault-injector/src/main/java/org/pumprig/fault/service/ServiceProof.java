package org.pumprig.fault.service;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionEvidence.Outcome;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.ServerFault;
import org.pumprig.link.Endpoint;
import org.pumprig.link.TlsNetwork;
import org.pumprig.link.TlsNetwork.Handshake;
import org.pumprig.time.Scheduler;

/**
 * Shows that a gateway's fault acts, and that it is gone, by looking at the service as a pump
 * would: by connecting, by asking, by shaking hands.
 */
final class ServiceProof {
  private static final long PAUSE_NANOS = 50_000_000;
  private static final int ACT_ATTEMPTS = 100;
  private static final int END_ATTEMPTS = 400;

  /** An answer that isn't there after so long is taken as none. */
  static final long SILENCE_NANOS = 1_000_000_000;

  /** A late answer is waited for no longer than this. */
  private static final long MOST_PATIENCE_NANOS = 10_000_000_000L;

  private final ServiceControl service;
  private final ServiceProbes probes;
  private final Scheduler scheduler;
  private final ConnectProbe connections;
  private final Optional<MessageProbe> messages;

  ServiceProof(ServiceControl service, ServiceProbes probes, Scheduler scheduler) {
    this.service = service;
    this.probes = probes;
    this.scheduler = scheduler;
    this.connections = new ConnectProbe(probes.connections(), scheduler);
    this.messages = probes.messages().map(network -> new MessageProbe(network, scheduler));
  }

  /** One look at the service; tells what speaks against what is to be shown, or nothing. */
  @FunctionalInterface
  private interface Look {
    void look(Consumer<? super Optional<String>> complaint);
  }

  private static final Look NOTHING_TO_SEE = complaint -> complaint.accept(Optional.empty());

  /** How a fault's effect is seen. */
  private enum Kind {
    CONNECTION,
    ANSWER,
    LATENESS,
    HANDSHAKE
  }

  private static Kind kind(ServerFault fault) {
    return switch (fault) {
      case ServerFault.Restart _, ServerFault.RefuseNew _, ServerFault.PatchCycle _ ->
          Kind.CONNECTION;
      case ServerFault.Freeze _,
          ServerFault.MissingAcknowledgement _,
          ServerFault.ErrorAcknowledgement _,
          ServerFault.FailOver _ ->
          Kind.ANSWER;
      case ServerFault.SlowAcknowledgement _, ServerFault.BrownOut _ -> Kind.LATENESS;
      case ServerFault.TlsVersionOff _, ServerFault.CertificateExpired _ -> Kind.HANDSHAKE;
    };
  }

  /** Whether one fault, while it acts, keeps another's effect from being seen. */
  static boolean hides(ServerFault one, ServerFault other) {
    return kind(one) == Kind.CONNECTION
        || kind(other) == Kind.ANSWER
        || kind(other) == Kind.LATENESS
        || kind(other) == Kind.HANDSHAKE
            && (one instanceof ServerFault.Freeze || kind(one) == Kind.HANDSHAKE);
  }

  /** Looks at the service before a fault that is seen only against what was before. */
  void before(ServerFault fault, Consumer<? super Baseline> told) {
    switch (kind(fault)) {
      case CONNECTION -> told.accept(Baseline.NOT_SEEN);
      case ANSWER, LATENESS ->
          messages.ifPresentOrElse(
              probe ->
                  probe.ask(
                      endpoint(),
                      SILENCE_NANOS,
                      sight ->
                          told.accept(
                              new Baseline(
                                  sight instanceof MessageProbe.Sight.Answered answer
                                      ? Optional.of(answer)
                                      : Optional.empty(),
                                  false))),
              () -> told.accept(Baseline.NOT_SEEN));
      case HANDSHAKE ->
          handshake(fault, seen -> told.accept(new Baseline(Optional.empty(), good(fault, seen))));
    }
  }

  /** Waits until the fault is seen to act, where that can be seen at once. */
  void acts(Active active, Consumer<? super InjectionResult> done) {
    until(acting(active), ACT_ATTEMPTS, done);
  }

  /** Waits until the fault is seen to be gone. */
  void isGone(Active active, Consumer<? super InjectionResult> done) {
    until(gone(active), END_ATTEMPTS, done);
  }

  private Look acting(Active active) {
    return switch (kind(active.fault)) {
      case CONNECTION -> connecting(Outcome.REFUSED);
      case LATENESS -> NOTHING_TO_SEE; // its proof takes as long as the fault's delay: verify
      case ANSWER ->
          active.before.answer().isEmpty()
              ? NOTHING_TO_SEE
              : complaint -> answers(active, evidence -> complaint.accept(against(evidence, true)));
      case HANDSHAKE ->
          complaint -> shakes(active, evidence -> complaint.accept(against(evidence, true)));
    };
  }

  private Look gone(Active active) {
    return switch (kind(active.fault)) {
      case CONNECTION -> connecting(Outcome.ACCEPTED);
      case LATENESS -> NOTHING_TO_SEE;
      case ANSWER ->
          active.before.answer().isEmpty()
              ? connecting(Outcome.ACCEPTED)
              : complaint ->
                  answers(active, evidence -> complaint.accept(against(evidence, false)));
      case HANDSHAKE ->
          !active.before.handshake()
              ? NOTHING_TO_SEE
              : complaint -> shakes(active, evidence -> complaint.accept(against(evidence, false)));
    };
  }

  private static Optional<String> against(InjectionEvidence evidence, boolean wanted) {
    return evidence instanceof InjectionEvidence.Witnessed seen && seen.acts() != wanted
        ? Optional.of(seen.detail())
        : Optional.empty();
  }

  private Look connecting(Outcome wanted) {
    return complaint ->
        connections.connect(
            endpoint(),
            outcome ->
                complaint.accept(
                    outcome == wanted
                        ? Optional.empty()
                        : Optional.of(
                            "connecting to %s is still %s, not %s"
                                .formatted(endpoint(), outcome.diskName(), wanted.diskName()))));
  }

  private void until(Look look, int attempts, Consumer<? super InjectionResult> done) {
    look.look(
        complaint -> {
          if (complaint.isEmpty()) {
            done.accept(new InjectionResult.Done(scheduler.nanoTime()));
          } else if (attempts == 1) {
            done.accept(new InjectionResult.Failed(complaint.get()));
          } else {
            scheduler.schedule(PAUSE_NANOS, () -> until(look, attempts - 1, done));
          }
        });
  }

  /** What can be seen of the fault now. */
  void evidence(Active active, Consumer<? super InjectionEvidence> done) {
    switch (kind(active.fault)) {
      case CONNECTION -> connection(active, done);
      case ANSWER -> answers(active, done);
      case LATENESS -> lateness(active, done);
      case HANDSHAKE -> shakes(active, done);
    }
  }

  /** In a patch cycle's cold start the service runs again, by design. */
  private void connection(Active active, Consumer<? super InjectionEvidence> done) {
    connections.connect(
        endpoint(),
        outcome -> {
          if (outcome == Outcome.ACCEPTED && active.fault instanceof ServerFault.PatchCycle) {
            lateness(active, done);
          } else {
            done.accept(new InjectionEvidence.Probed(endpoint(), outcome, scheduler.nanoTime()));
          }
        });
  }

  /** What the service itself counted, or why there is nothing else. */
  void counted(Active active, Consumer<? super InjectionEvidence> done, String otherwise) {
    service.counters(
        active.spec,
        counters ->
            done.accept(
                counters
                    .<InjectionEvidence>map(
                        each -> new InjectionEvidence.Counted(each, scheduler.nanoTime()))
                    .orElse(new InjectionEvidence.None(otherwise))));
  }

  private void lateness(Active active, Consumer<? super InjectionEvidence> done) {
    service.counters(
        active.spec,
        counters -> {
          if (counters.isPresent()) {
            done.accept(new InjectionEvidence.Counted(counters.get(), scheduler.nanoTime()));
          } else {
            asked(active, done);
          }
        });
  }

  private void asked(Active active, Consumer<? super InjectionEvidence> done) {
    long askedNanos = active.fault.latenessNanos();
    long beforeNanos =
        active.before.answer().map(MessageProbe.Sight.Answered::nanos).orElse(Long.MAX_VALUE);
    if (messages.isEmpty() || beforeNanos >= askedNanos) {
      done.accept(
          new InjectionEvidence.None(
              "no query was answered before the fault, or none faster than with it"));
      return;
    }
    long patience = Math.min(askedNanos + SILENCE_NANOS, MOST_PATIENCE_NANOS);
    messages.get().ask(endpoint(), patience, sight -> done.accept(late(sight, askedNanos)));
  }

  private InjectionEvidence late(MessageProbe.Sight sight, long askedNanos) {
    return switch (sight) {
      case MessageProbe.Sight.Answered answer ->
          message(answer.nanos() >= askedNanos, "answered after " + millis(answer.nanos()));
      case MessageProbe.Sight.Silent silent ->
          message(silent.connected(), "no answer within the probe's time");
      case MessageProbe.Sight.Broken broken -> message(false, broken.why());
    };
  }

  private void answers(Active active, Consumer<? super InjectionEvidence> done) {
    var before = active.before.answer();
    if (before.isEmpty() || messages.isEmpty()) {
      done.accept(
          new InjectionEvidence.None(
              "no query was answered before the fault, so an answer or silence says nothing"));
      return;
    }
    messages
        .get()
        .ask(
            endpoint(),
            SILENCE_NANOS,
            sight -> done.accept(answer(active.fault, before.get(), sight)));
  }

  private InjectionEvidence answer(
      ServerFault fault, MessageProbe.Sight.Answered before, MessageProbe.Sight sight) {
    return switch (sight) {
      case MessageProbe.Sight.Broken broken -> message(false, broken.why());
      case MessageProbe.Sight.Silent silent ->
          silent(fault, silent.connected() || probes.handshakes().isPresent());
      case MessageProbe.Sight.Answered now -> answered(fault, before, now);
    };
  }

  private InjectionEvidence silent(ServerFault fault, boolean connected) {
    boolean silenced =
        fault instanceof ServerFault.Freeze || fault instanceof ServerFault.MissingAcknowledgement;
    return message(
        silenced && connected,
        connected ? "connected, and no answer within 1 s" : "no connection within 1 s");
  }

  private InjectionEvidence answered(
      ServerFault fault, MessageProbe.Sight.Answered before, MessageProbe.Sight.Answered now) {
    if (fault instanceof ServerFault.ErrorAcknowledgement error) {
      return before.code().equals(error.code().name())
          ? new InjectionEvidence.None("the gateway answers queries so in health as well")
          : message(now.code().equals(error.code().name()), "answered " + now.code());
    }
    if (fault instanceof ServerFault.FailOver) {
      return message(!now.sender().equals(before.sender()), "answered by " + now.sender());
    }
    return message(false, "answered after " + millis(now.nanos()));
  }

  private InjectionEvidence message(boolean acts, String detail) {
    return new InjectionEvidence.Witnessed("messageProbe", acts, detail, scheduler.nanoTime());
  }

  private void shakes(Active active, Consumer<? super InjectionEvidence> done) {
    if (active.before.handshake()) {
      handshake(active.fault, seen -> done.accept(tls(active.fault, seen)));
    } else {
      done.accept(
          new InjectionEvidence.None(
              "no such handshake was good before the fault, so a failure says nothing"));
    }
  }

  private InjectionEvidence tls(ServerFault fault, Handshake seen) {
    return switch (seen) {
      case Handshake.NotConnected absent ->
          new InjectionEvidence.None("no connection for a handshake: " + absent.why());
      case Handshake.Failed failed ->
          tls(fault instanceof ServerFault.TlsVersionOff, "handshake failed: " + failed.why());
      case Handshake.Agreed agreed -> {
        var ends = agreed.chain().getFirst().getNotAfter().toInstant();
        boolean expired = ends.toEpochMilli() < scheduler.wallMicros() / 1_000;
        yield tls(
            fault instanceof ServerFault.CertificateExpired && expired,
            agreed.version() + " agreed, certificate valid to " + ends);
      }
    };
  }

  private InjectionEvidence tls(boolean acts, String detail) {
    return new InjectionEvidence.Witnessed("tlsProbe", acts, detail, scheduler.nanoTime());
  }

  private boolean good(ServerFault fault, Handshake seen) {
    if (fault instanceof ServerFault.TlsVersionOff) {
      return seen instanceof Handshake.Agreed;
    }
    return seen instanceof Handshake.Agreed agreed
        && agreed.chain().getFirst().getNotAfter().getTime() > scheduler.wallMicros() / 1_000;
  }

  private void handshake(ServerFault fault, Consumer<? super Handshake> told) {
    List<String> versions =
        fault instanceof ServerFault.TlsVersionOff off
            ? List.of(off.version())
            : org.pumprig.link.TlsSettings.VERSIONS;
    Optional<TlsNetwork> network = probes.handshakes();
    if (network.isEmpty()) {
      told.accept(new Handshake.NotConnected(org.pumprig.link.LinkEvent.Reason.FAILED));
    } else {
      network.get().handshake(endpoint(), versions, told);
    }
  }

  private Endpoint endpoint() {
    return service.endpoint();
  }

  private static String millis(long nanos) {
    return nanos / 1_000_000 + " ms";
  }
}
