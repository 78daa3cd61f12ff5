package org.pumprig.fault;

import static org.pumprig.fault.FaultWords.requireBetween;
import static org.pumprig.fault.FaultWords.requireSpan;
import static org.pumprig.fault.FaultWords.spoken;
import static org.pumprig.fault.FaultWords.time;

import java.util.Optional;

/**
 * A fault of the access point that a unit's radio is associated with. All but one of them meet
 * every unit there.
 */
public sealed interface WifiFault extends Fault {
  @Override
  default Optional<String> sharedThing() {
    return Optional.of(FaultSpec.WIFI);
  }

  /** The access point is switched off in order: its stations are told. */
  record Disabled() implements WifiFault {
    @Override
    public String name() {
      return "apDisabled";
    }

    @Override
    public String summary() {
      return "access point switched off";
    }
  }

  /** The access point's program is killed and started again at the end. */
  record Killed() implements WifiFault {
    @Override
    public String name() {
      return "apKilled";
    }

    @Override
    public String summary() {
      return "access point's program killed";
    }
  }

  /** Beacons and answers cease without a word: stations notice by what they miss. */
  record BeaconLoss() implements WifiFault {
    @Override
    public String name() {
      return "beaconLoss";
    }

    @Override
    public String summary() {
      return "access point gone without a word";
    }
  }

  /**
   * The unit is sent away, and may come again at once.
   *
   * @param everyNanos it is sent away again so long after the last time; 0: once only
   */
  record Deauthenticated(long everyNanos) implements WifiFault {
    /** Checks the range. */
    public Deauthenticated {
      requireSpan("again", everyNanos);
    }

    @Override
    public String name() {
      return "stationDeauthenticated";
    }

    @Override
    public Optional<String> sharedThing() {
      return Optional.empty();
    }

    @Override
    public String parameters() {
      return everyNanos == 0 ? "" : "again=" + time(everyNanos);
    }

    @Override
    public String summary() {
      return "sent away by the access point"
          + (everyNanos == 0 ? "" : " every " + spoken(everyNanos));
    }
  }

  /**
   * The access point announces another channel, goes there, and comes back at the end.
   *
   * @param channel 1 to 14 at 2.4 GHz, 36 to 177 at 5 GHz
   */
  record ChannelSwitch(int channel) implements WifiFault {
    private static final int LAST_LOW = 14;
    private static final int FIRST_HIGH = 36;
    private static final int LAST_HIGH = 177;

    /** Checks the range. */
    public ChannelSwitch {
      if (channel < 1 || channel > LAST_HIGH || (channel > LAST_LOW && channel < FIRST_HIGH)) {
        throw new IllegalArgumentException("no Wi-Fi channel of 2.4 GHz or 5 GHz: " + channel);
      }
    }

    /** Whether a channel is one of 2.4 GHz, else of 5 GHz. */
    public static boolean isLowBand(int channel) {
      return channel <= LAST_LOW;
    }

    /** The middle of a channel (IEEE 802.11-2020, 15.4.4.3 and 17.3.8.4.2), in MHz. */
    public static int frequencyMhz(int channel) {
      if (channel == LAST_LOW) {
        return 2484;
      }
      return channel < LAST_LOW ? 2407 + 5 * channel : 5000 + 5 * channel;
    }

    @Override
    public String name() {
      return "channelSwitch";
    }

    @Override
    public String parameters() {
      return "channel=" + channel;
    }

    @Override
    public String summary() {
      return "access point on channel " + channel;
    }
  }

  /**
   * The access point sends with less power.
   *
   * @param powerDbm 0 to 30
   */
  record Fading(int powerDbm) implements WifiFault {
    private static final int MOST_DBM = 30;

    /** Checks the range. */
    public Fading {
      requireBetween("power in dBm", powerDbm, 0, MOST_DBM);
    }

    @Override
    public String name() {
      return "fading";
    }

    @Override
    public String parameters() {
      return "power=" + powerDbm + "dBm";
    }

    @Override
    public String summary() {
      return "access point sends with " + powerDbm + " dBm";
    }
  }

  /** The RADIUS server answers nothing, and every unit has to authenticate anew. */
  record RadiusSilent() implements WifiFault {
    @Override
    public String name() {
      return "radiusSilent";
    }

    @Override
    public String summary() {
      return "RADIUS doesn't answer";
    }
  }

  /** The RADIUS server lets nobody in, and every unit has to authenticate anew. */
  record RadiusRejecting() implements WifiFault {
    @Override
    public String name() {
      return "radiusRejecting";
    }

    @Override
    public String summary() {
      return "RADIUS rejects everybody";
    }
  }
}
