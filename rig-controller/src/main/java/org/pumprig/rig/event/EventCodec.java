package org.pumprig.rig.event;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.pumprig.rig.json.Fields;

/** Finds the record for a kind on disk; every record carries its own codec. */
public final class EventCodec {
  private static final Map<String, Reader> READERS =
      Map.ofEntries(
          entry(Lifecycle.EpochStarted.KIND, Lifecycle.EpochStarted::read),
          entry(Lifecycle.RunStarted.KIND, Lifecycle.RunStarted::read),
          entry(RunBasis.BenchDeclared.KIND, RunBasis.BenchDeclared::read),
          entry(RunBasis.PlanApproved.KIND, RunBasis.PlanApproved::read),
          entry(RunBasis.EnvironmentSeen.KIND, RunBasis.EnvironmentSeen::read),
          entry(RunBasis.PathChecked.KIND, RunBasis.PathChecked::read),
          entry(Lifecycle.TornTailCut.KIND, Lifecycle.TornTailCut::read),
          entry(Lifecycle.AbortRequested.KIND, Lifecycle.AbortRequested::read),
          entry(Lifecycle.RunAbandoned.KIND, Lifecycle.RunAbandoned::read),
          entry(Lifecycle.RunResumed.KIND, Lifecycle.RunResumed::read),
          entry(Lifecycle.TimerFired.KIND, Lifecycle.TimerFired::read),
          entry(ServiceObservation.ServiceStatus.KIND, ServiceObservation.ServiceStatus::read),
          entry(ServiceObservation.ServiceEvent.KIND, ServiceObservation.ServiceEvent::read),
          entry(ServiceObservation.ServiceIdentity.KIND, ServiceObservation.ServiceIdentity::read),
          entry(ServiceObservation.ServiceLogEntry.KIND, ServiceObservation.ServiceLogEntry::read),
          entry(ServiceObservation.ServiceReported.KIND, ServiceObservation.ServiceReported::read),
          entry(GatewayObservation.GatewayCounted.KIND, GatewayObservation.GatewayCounted::read),
          entry(GatewayObservation.GatewayUntold.KIND, GatewayObservation.GatewayUntold::read),
          entry(Witness.FlowRead.KIND, Witness.FlowRead::read),
          entry(Witness.BalanceDeclared.KIND, Witness.BalanceDeclared::read),
          entry(DropObservation.DropsDeclared.KIND, DropObservation.DropsDeclared::read),
          entry(DropObservation.DropsRead.KIND, DropObservation.DropsRead::read),
          entry(DropObservation.DropsMissed.KIND, DropObservation.DropsMissed::read),
          entry(Witness.WitnessDeclared.KIND, Witness.WitnessDeclared::read),
          entry(Witness.WeightRead.KIND, Witness.WeightRead::read),
          entry(Witness.WeightMissing.KIND, Witness.WeightMissing::read),
          entry(Witness.ContactRead.KIND, Witness.ContactRead::read),
          entry(Witness.ScreenRead.KIND, Witness.ScreenRead::read),
          entry(PictureObservation.PictureTaken.KIND, PictureObservation.PictureTaken::read),
          entry(PictureObservation.PictureMissed.KIND, PictureObservation.PictureMissed::read),
          entry(SoundObservation.SoundDeclared.KIND, SoundObservation.SoundDeclared::read),
          entry(SoundObservation.SoundRead.KIND, SoundObservation.SoundRead::read),
          entry(SoundObservation.AlarmHeard.KIND, SoundObservation.AlarmHeard::read),
          entry(Witness.ChannelGarbled.KIND, Witness.ChannelGarbled::read),
          entry(Witness.LinkChanged.KIND, Witness.LinkChanged::read),
          entry(WireObservation.WireAccepted.KIND, WireObservation.WireAccepted::read),
          entry(WireObservation.WireEstablished.KIND, WireObservation.WireEstablished::read),
          entry(WireObservation.WireFailed.KIND, WireObservation.WireFailed::read),
          entry(WireObservation.WireEnded.KIND, WireObservation.WireEnded::read),
          entry(WireObservation.WireMessage.KIND, WireObservation.WireMessage::read),
          entry(WireObservation.WireAcknowledged.KIND, WireObservation.WireAcknowledged::read),
          entry(WireObservation.WireGarbled.KIND, WireObservation.WireGarbled::read),
          entry(WireObservation.WireListener.KIND, WireObservation.WireListener::read),
          entry(WireObservation.WireLost.KIND, WireObservation.WireLost::read),
          entry(PacketObservation.PacketsCounted.KIND, PacketObservation.PacketsCounted::read),
          entry(PacketObservation.PacketsCaptured.KIND, PacketObservation.PacketsCaptured::read),
          entry(
              StationObservation.AssociationChanged.KIND,
              StationObservation.AssociationChanged::read),
          entry(PowerCycleDeclared.KIND, PowerCycleDeclared::read),
          entry(DiskRoom.KIND, DiskRoom::read),
          entry(SelfChecked.KIND, SelfChecked::read),
          entry(CalibrationInput.InstrumentUsed.KIND, CalibrationInput.InstrumentUsed::read),
          entry(
              CalibrationInput.CalibrationAccepted.KIND,
              CalibrationInput.CalibrationAccepted::read),
          entry(ClockObservation.ClockRead.KIND, ClockObservation.ClockRead::read),
          entry(ClockObservation.ClockStepped.KIND, ClockObservation.ClockStepped::read),
          entry(ClockObservation.ClockDrifted.KIND, ClockObservation.ClockDrifted::read),
          entry(LogBook.LogEntry.KIND, LogBook.LogEntry::read),
          entry(Attendance.StepAnswered.KIND, Attendance.StepAnswered::read),
          entry(Attendance.NoticeSent.KIND, Attendance.NoticeSent::read),
          entry(Completion.EffectDone.KIND, Completion.EffectDone::read),
          entry(RunRecord.PhaseEntered.KIND, RunRecord.PhaseEntered::read),
          entry(RunRecord.EffectRequested.KIND, RunRecord.EffectRequested::read),
          entry(RunRecord.RunEnded.KIND, RunRecord.RunEnded::read),
          entry(FaultRecord.FaultScheduled.KIND, FaultRecord.FaultScheduled::read),
          entry(FaultRecord.FaultApplied.KIND, FaultRecord.FaultApplied::read),
          entry(FaultRecord.FaultProven.KIND, FaultRecord.FaultProven::read),
          entry(FaultRecord.FaultUnproven.KIND, FaultRecord.FaultUnproven::read),
          entry(FaultRecord.FaultIneffective.KIND, FaultRecord.FaultIneffective::read),
          entry(FaultRecord.FaultReverted.KIND, FaultRecord.FaultReverted::read),
          entry(FaultRecord.FaultRecovered.KIND, FaultRecord.FaultRecovered::read),
          entry(FaultRecord.FaultFailed.KIND, FaultRecord.FaultFailed::read),
          entry(ErrorRecord.ErrorCounted.KIND, ErrorRecord.ErrorCounted::read),
          entry(ErrorRecord.ErrorsLowerBound.KIND, ErrorRecord.ErrorsLowerBound::read),
          entry(ErrorRecord.Reconnected.KIND, ErrorRecord.Reconnected::read),
          entry(UnitRecord.UnitFound.KIND, UnitRecord.UnitFound::read),
          entry(UnitRecord.UnitQuarantined.KIND, UnitRecord.UnitQuarantined::read),
          entry(UnitRecord.UnitReleased.KIND, UnitRecord.UnitReleased::read),
          entry(FailSafeRecord.WatchdogSeen.KIND, FailSafeRecord.WatchdogSeen::read),
          entry(FailSafeRecord.CodeUnexpected.KIND, FailSafeRecord.CodeUnexpected::read),
          entry(FailSafeRecord.StopWitnessed.KIND, FailSafeRecord.StopWitnessed::read),
          entry(FailSafeRecord.AlarmWitnessed.KIND, FailSafeRecord.AlarmWitnessed::read),
          entry(FailSafeRecord.ScreenWitnessed.KIND, FailSafeRecord.ScreenWitnessed::read),
          entry(FailSafeRecord.FailSafeBroken.KIND, FailSafeRecord.FailSafeBroken::read),
          entry(UnitRecord.TherapyDeviated.KIND, UnitRecord.TherapyDeviated::read),
          entry(UnitRecord.TherapyChecked.KIND, UnitRecord.TherapyChecked::read),
          entry(UnitRecord.UnitRestarted.KIND, UnitRecord.UnitRestarted::read),
          entry(UnitRecord.UnitClockJumped.KIND, UnitRecord.UnitClockJumped::read),
          entry(UnitRecord.ReprogramStep.KIND, UnitRecord.ReprogramStep::read),
          entry(BalanceRecord.BalanceUsed.KIND, BalanceRecord.BalanceUsed::read),
          entry(BalanceRecord.DropsUsed.KIND, BalanceRecord.DropsUsed::read),
          entry(BalanceRecord.FlowMeasured.KIND, BalanceRecord.FlowMeasured::read),
          entry(BalanceRecord.FlowDisturbed.KIND, BalanceRecord.FlowDisturbed::read),
          entry(OperatorRecord.StepAsked.KIND, OperatorRecord.StepAsked::read),
          entry(OperatorRecord.StepConfirmed.KIND, OperatorRecord.StepConfirmed::read),
          entry(OperatorRecord.StepMissed.KIND, OperatorRecord.StepMissed::read),
          entry(OperatorRecord.StepSkipped.KIND, OperatorRecord.StepSkipped::read),
          entry(CoverageRecord.BlindInterval.KIND, CoverageRecord.BlindInterval::read));

  private EventCodec() {}

  /**
   * Reads one event.
   *
   * @return empty if the kind is unknown to this version
   * @throws org.pumprig.rig.json.JournalFormatException if a member is missing or of the wrong type
   */
  public static Optional<Event> read(String kind, Fields payload) {
    Reader reader = READERS.get(kind);
    return reader == null ? Optional.empty() : Optional.of(reader.read(payload));
  }

  /** Whether an unknown kind may be passed over: informational kinds begin with {@code info.}. */
  public static boolean isInformational(String kind) {
    return kind.startsWith("info.");
  }

  @FunctionalInterface
  private interface Reader {
    Event read(Fields in);
  }
}
