package org.pumprig.fault.proof;

import java.util.Locale;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.SerialCounts;
import org.pumprig.fault.SerialFault;

/** The acceptance rule of each serial fault: what the bytes at both ends of the line must show. */
public sealed interface SerialProof {
  /** It acts as asked. */
  record Acts(String detail) implements SerialProof {}

  /** It acts, or doesn't, but not as asked. */
  record ActsOtherwise(String detail) implements SerialProof {}

  /** Too little passed to tell. */
  record CannotTell(String reason) implements SerialProof {}

  /**
   * Judges one fault.
   *
   * @param seen what was counted at both ends
   * @param falseRejection how often a fault that acts as asked may be called otherwise, such as
   *     1e-6
   * @throws IllegalArgumentException if the spec is of another family
   */
  static SerialProof judge(
      FaultSpec spec, InjectionEvidence.SerialBytes seen, double falseRejection) {
    SerialCounts counts = seen.counts();
    if (!(spec.fault() instanceof SerialFault fault)) {
      throw new IllegalArgumentException(spec.fault().name() + " is no serial fault");
    }
    return switch (fault) {
      case SerialFault.ByteLoss loss ->
          share(loss.ppm(), counts.entered(), counts.lost(), "bytes lost", falseRejection);
      case SerialFault.BitFlips flips ->
          share(
              flips.ppm(),
              counts.entered(),
              counts.altered(),
              "bytes with a flipped bit",
              falseRejection);
      case SerialFault.Truncation cut -> truncation(cut, counts, falseRejection);
      case SerialFault.Break _ -> some(counts.breaks(), "breaks sent", "no break was due yet");
      case SerialFault.Noise _ ->
          some(counts.added(), "bytes of noise", "the line had no pause for noise yet");
      case SerialFault.Delay delay -> delay(delay, counts);
      case SerialFault.Stuck _ -> stuck(counts);
      case SerialFault.Unplugged _ ->
          seen.portInUse() ? new ActsOtherwise("the port is open") : new Acts("the port is gone");
    };
  }

  private static SerialProof share(
      int ppm, long trials, long count, String what, double falseRejection) {
    var test = new ChernoffBound(trials, ppm, falseRejection);
    String seen = "%d of %d %s".formatted(count, trials, what);
    if (!test.canTell()) {
      return new CannotTell("too few to tell: " + seen);
    }
    return test.fits(count)
        ? new Acts(seen)
        : new ActsOtherwise(seen + String.format(Locale.ROOT, ", asked %.4f %%", ppm / 1e4));
  }

  /**
   * A chosen message that is shorter than what it may keep loses nothing, so few cuts are no sign.
   */
  private static SerialProof truncation(
      SerialFault.Truncation cut, SerialCounts counts, double falseRejection) {
    String seen = counts.messagesCut() + " of " + counts.messages() + " messages cut";
    if (counts.messagesCut() == 0) {
      return new CannotTell(seen);
    }
    boolean tooMany =
        counts.messagesCut() * 1e6 > (double) cut.ppm() * counts.messages()
            && !new ChernoffBound(counts.messages(), cut.ppm(), falseRejection)
                .fits(counts.messagesCut());
    return tooMany ? new ActsOtherwise(seen) : new Acts(seen);
  }

  private static SerialProof some(long count, String what, String none) {
    return count > 0 ? new Acts(count + " " + what) : new CannotTell(none);
  }

  private static SerialProof delay(SerialFault.Delay delay, SerialCounts counts) {
    if (counts.delivered() == 0) {
      return new CannotTell("no delayed byte has arrived yet");
    }
    String seen = "least delay " + counts.minDelayNanos() / 1_000 + " us";
    return counts.minDelayNanos() >= delay.delayNanos() ? new Acts(seen) : new ActsOtherwise(seen);
  }

  private static SerialProof stuck(SerialCounts counts) {
    String seen = counts.lost() + " of " + counts.entered() + " bytes lost";
    if (counts.entered() == 0) {
      return new CannotTell("nothing was sent");
    }
    return counts.lost() == counts.entered() ? new Acts(seen) : new ActsOtherwise(seen);
  }
}
