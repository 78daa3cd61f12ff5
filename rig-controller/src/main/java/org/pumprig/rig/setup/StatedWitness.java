package org.pumprig.rig.setup;

import java.util.Optional;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Witness.WitnessDeclared;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * What the rig file states of a witness at a port, which the rig can't work out by itself.
 *
 * @param channel what it sees
 * @param device in one line
 * @param delayNanos a change is told after at most so long
 * @param assumed whether the rig file leaves that out
 * @param uncertaintyNanolitres how wrong a volume may be (three standard deviations); 0: it counts
 */
public record StatedWitness(
    Channel channel, String device, long delayNanos, boolean assumed, long uncertaintyNanolitres) {
  /** What an instrument takes that doesn't say. */
  public static final long ASSUMED_NANOS = 500_000_000L;

  private static final long MINUTE = 60_000_000_000L;

  /** The keys of such an instrument. */
  private static final String[] KEYS = {"serial", "baud", "form", "tcp", "delay"};

  /** A witness that the rig reads itself. */
  static StatedWitness known(Channel channel, String device, long delayNanos) {
    return new StatedWitness(channel, device, delayNanos, false, 0);
  }

  /** Reads one at a port, if it is there. */
  static Optional<StatedWitness> read(Fields unit, Channel channel) throws InputProblem {
    String key = channel.onDisk();
    if (!unit.has(key)) {
      return Optional.empty();
    }
    Fields fields = unit.fields(key);
    fields.only(keys(channel));
    boolean told = fields.has("delay");
    return Optional.of(
        new StatedWitness(
            channel,
            "instrument at " + PortAddressSection.either(fields, RealUnitsSection.INSTRUMENT),
            told ? fields.quantity("delay", Quantity.DURATION, 1_000_000, MINUTE) : ASSUMED_NANOS,
            !told,
            fields.has("uncertainty")
                ? fields.quantity("uncertainty", Quantity.VOLUME, 1, 1_000_000) * 1_000
                : 0));
  }

  private static String[] keys(Channel channel) {
    if (channel != Channel.FLOW) {
      return KEYS.clone();
    }
    String[] keys = java.util.Arrays.copyOf(KEYS, KEYS.length + 1);
    keys[KEYS.length] = "uncertainty";
    return keys;
  }

  /** What the record says of it. */
  public WitnessDeclared declared() {
    return new WitnessDeclared(
        channel,
        device + (assumed ? "; its delay is assumed" : ""),
        delayNanos,
        uncertaintyNanolitres);
  }
}
