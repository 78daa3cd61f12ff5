package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.function.LongToDoubleFunction;
import org.pumprig.link.Network;
import org.pumprig.link.SerialSettings;
import org.pumprig.pump.protocol.balance.BalanceEnd;
import org.pumprig.pump.protocol.balance.BalanceSettings;
import org.pumprig.pump.protocol.balance.Load;
import org.pumprig.pump.protocol.balance.MtSicsEnd;
import org.pumprig.pump.protocol.balance.SbiEnd;
import org.pumprig.seed.Seed;
import org.pumprig.time.Scheduler;

/**
 * A balance under the line of a pump on its own.
 *
 * @param language what it speaks
 * @param settings its figures
 * @param place of its port
 */
public record BalanceSpec(Language language, BalanceSettings settings, Place place) {
  private static final int BAUD = 9_600;

  /** What an emulated balance can speak. */
  public enum Language {
    /** MT-SICS. */
    MT_SICS("mtSics"),
    /** Sartorius SBI. */
    SBI("sbi");

    private final String word;

    Language(String word) {
      this.word = word;
    }

    /** Its name on the command line. */
    public String word() {
      return word;
    }
  }

  /**
   * Puts it there.
   *
   * @param fluid nanolitres that have left the pump at a time
   * @throws IOException if its place can't be had
   */
  Door under(LongToDoubleFunction fluid, Seed seed, Scheduler scheduler, Network network)
      throws IOException {
    BalanceEnd end =
        switch (language) {
          case MT_SICS -> new MtSicsEnd(settings);
          case SBI -> new SbiEnd(settings);
        };
    var balance = new EmulatedBalance(end, new Load(settings, seed), scheduler, fluid);
    return Door.open(place, line(), scheduler, network, balance::attach);
  }

  /** As it leaves the maker's. */
  private SerialSettings line() {
    return switch (language) {
      case MT_SICS -> SerialSettings.eightNoneOne(BAUD);
      case SBI -> new SerialSettings(BAUD, 8, SerialSettings.Parity.ODD, 1);
    };
  }
}
