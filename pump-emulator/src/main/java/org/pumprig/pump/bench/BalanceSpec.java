package org.pumprig.pump.bench;

import java.util.function.LongToDoubleFunction;
import org.pumprig.pump.protocol.balance.BalanceEnd;
import org.pumprig.pump.protocol.balance.BalanceSettings;
import org.pumprig.pump.protocol.balance.Load;
import org.pumprig.pump.protocol.balance.MtSicsEnd;
import org.pumprig.pump.protocol.balance.SbiEnd;
import org.pumprig.seed.Seed;
import org.pumprig.time.Scheduler;

/**
 * A balance under a pump on its own, on a pseudo terminal.
 *
 * @param language what it speaks
 * @param settings its figures
 */
public record BalanceSpec(Language language, BalanceSettings settings) {
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

  EmulatedBalance under(LongToDoubleFunction fluid, Seed seed, Scheduler scheduler) {
    BalanceEnd end =
        switch (language) {
          case MT_SICS -> new MtSicsEnd(settings);
          case SBI -> new SbiEnd(settings);
        };
    return new EmulatedBalance(end, new Load(settings, seed), scheduler, fluid);
  }
}
