package org.pumprig.rig.emulated;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.pumprig.pump.device.Pump;
import org.pumprig.pump.device.PumpInput;
import org.pumprig.pump.device.PumpOutput;
import org.pumprig.pump.firmware.FirmwareException;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.rig.compare.planning.TripTimes;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/**
 * Trips of the pump model alone, in virtual time without network and journal: a gateway that is
 * there or refuses. What comes of it is illustrative. Immutable, so for any number of threads.
 */
public final class PumpModelTrips implements TripTimes {
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final long ANSWER_NANOS = 1_000_000;

  private final FirmwareProfile before;
  private final FirmwareProfile after;
  private final Outages outages;
  private final long statusEveryNanos;

  /**
   * When the gateway refuses: at random times, the same for all pumps and both arms.
   *
   * @param perHour how often on average, above 0
   * @param lastsNanos each, above 0
   */
  public record Outages(double perHour, long lastsNanos) {
    /** Refuses what is no outage. */
    public Outages {
      if (!(perHour > 0 && perHour <= 1e4) || lastsNanos < 1) {
        throw new IllegalArgumentException("outages: " + perHour + " an hour, " + lastsNanos);
      }
    }

    /** Begins and ends in turn, rising, the last beyond the time. */
    private long[] until(long endNanos, Seed campaign) {
      RandomStream random = campaign.stream("outages");
      List<Long> edges = new ArrayList<>();
      long at = 0;
      while (at < endNanos) {
        at += 1 + (long) (random.nextExponential() / perHour * NANOS_PER_HOUR);
        edges.add(at);
        at += lastsNanos;
        edges.add(at);
      }
      return edges.stream().mapToLong(Long::longValue).toArray();
    }
  }

  private PumpModelTrips(
      FirmwareProfile before, FirmwareProfile after, long statusEveryNanos, Outages outages) {
    this.before = before;
    this.after = after;
    this.statusEveryNanos = statusEveryNanos;
    this.outages = outages;
  }

  /**
   * Trips of two firmware profiles.
   *
   * @throws InputProblem if a profile can't be used
   */
  public static PumpModelTrips of(Path before, Path after, long statusEveryNanos, Outages outages)
      throws InputProblem {
    return new PumpModelTrips(profile(before), profile(after), statusEveryNanos, outages);
  }

  private static FirmwareProfile profile(Path file) throws InputProblem {
    try {
      return FirmwareProfile.parse(file.toString(), InputFile.read(file));
    } catch (FirmwareException e) {
      throw new InputProblem(e.file(), e.line(), e.problem(), "Correct the profile");
    }
  }

  @Override
  public OptionalDouble hoursToTrip(Arm arm, int pump, double hours, Seed campaign) {
    FirmwareProfile profile =
        switch (arm) {
          case BEFORE -> before;
          case AFTER -> after;
        };
    long end = (long) (hours * NANOS_PER_HOUR);
    var model = new Pump("pump-" + pump, profile, statusEveryNanos, campaign.child("units"));
    long trip = new Life(model, outages.until(end, campaign)).tripNanos(end);
    return trip == Pump.NEVER ? OptionalDouble.empty() : OptionalDouble.of(trip / NANOS_PER_HOUR);
  }

  /** One pump from power-on to its trip, or to the end. */
  private static final class Life {
    private final Pump pump;
    private final long[] edges;
    private int edge;
    private long now;
    private long opening;
    private long open;
    private long message;
    private long answerNanos = Pump.NEVER;
    private long tripNanos = Pump.NEVER;

    Life(Pump pump, long[] edges) {
      this.pump = pump;
      this.edges = edges;
    }

    long tripNanos(long end) {
      give(new PumpInput.PowerOn());
      while (tripNanos == Pump.NEVER) {
        long next = Math.min(pump.nextDeadlineNanos(), Math.min(answerNanos, edges[edge]));
        if (next >= end) {
          return Pump.NEVER;
        }
        now = Math.max(now, next);
        if (next == edges[edge]) {
          turn();
        } else if (next == answerNanos) {
          answer();
        } else {
          give(new PumpInput.Tick());
        }
      }
      return tripNanos;
    }

    private boolean refuses() {
      return edge % 2 == 1;
    }

    /** The gateway goes, with its connections, or comes back. */
    private void turn() {
      edge++;
      if (refuses() && open != 0) {
        long gone = open;
        open = 0;
        answerNanos = Pump.NEVER;
        give(new PumpInput.ConnectionClosed(gone, "RESET"));
      }
    }

    private void answer() {
      answerNanos = Pump.NEVER;
      if (opening == 0) {
        give(new PumpInput.Acknowledged(open, message, true));
        return;
      }
      long asked = opening;
      opening = 0;
      if (refuses()) {
        give(new PumpInput.ConnectionClosed(asked, "REFUSED"));
      } else {
        open = asked;
        give(new PumpInput.ConnectionOpened(asked));
      }
    }

    private void give(PumpInput input) {
      pump.handle(input, now, this::took);
    }

    private void took(PumpOutput output) {
      switch (output) {
        case PumpOutput.Connect connect -> {
          opening = connect.connection();
          answerNanos = now + ANSWER_NANOS;
        }
        case PumpOutput.Send send -> {
          message = send.message();
          answerNanos = now + ANSWER_NANOS;
        }
        case PumpOutput.Drop _ -> {
          open = 0;
          opening = 0;
          answerNanos = Pump.NEVER;
        }
        case PumpOutput.Truth truth -> {
          if (truth.fact() instanceof PumpOutput.Fact.Tripped && tripNanos == Pump.NEVER) {
            tripNanos = now;
          }
        }
        case PumpOutput.NurseCall _, PumpOutput.Screen _, PumpOutput.SystemError _ -> {}
      }
    }
  }
}
