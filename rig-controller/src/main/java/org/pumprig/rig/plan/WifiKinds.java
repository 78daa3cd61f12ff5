package org.pumprig.rig.plan;

import static org.pumprig.rig.plan.Parameter.time;
import static org.pumprig.rig.plan.Parameter.word;

import java.util.List;
import org.pumprig.fault.Fault;
import org.pumprig.fault.WifiFault;
import org.pumprig.rig.yaml.InputProblem;

/** Faults of the rig's access point, as plans write them. */
final class WifiKinds {
  private static final int LAST_CHANNEL = 177;
  private static final int MOST_DBM = 30;

  static final List<FaultKind> ALL =
      List.of(
          FaultKind.of("apDisabled", in -> new WifiFault.Disabled()),
          FaultKind.of("apKilled", in -> new WifiFault.Killed()),
          FaultKind.of("beaconLoss", in -> new WifiFault.BeaconLoss()),
          FaultKind.of(
              "stationDeauthenticated", WifiKinds::deauthenticated, time("again").optional()),
          FaultKind.of(
              "channelSwitch",
              in ->
                  new WifiFault.ChannelSwitch(
                      (int) in.fields().integer("channel", 1, LAST_CHANNEL)),
              word("channel", "whole number")),
          FaultKind.of(
              "fading",
              in -> new WifiFault.Fading((int) in.fields().integer("power", 0, MOST_DBM)),
              word("power", "whole dBm")),
          FaultKind.of("radiusSilent", in -> new WifiFault.RadiusSilent()),
          FaultKind.of("radiusRejecting", in -> new WifiFault.RadiusRejecting()));

  private WifiKinds() {}

  private static Fault deauthenticated(FaultInput in) throws InputProblem {
    return new WifiFault.Deauthenticated(
        in.fields().has("again") ? in.before("again", "the unit is sent away again") : 0);
  }
}
