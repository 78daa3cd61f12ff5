package org.pumprig.pump.protocol.balance;

import java.util.List;
import org.pumprig.pump.protocol.balance.Load.Display;

/** Sartorius' SBI: escape commands, answers of 14 characters, without a unit while unstable. */
public final class SbiEnd implements BalanceEnd {
  private static final String ESCAPE = "\u001b";
  private final BalanceSettings settings;

  /** A balance with these figures. */
  public SbiEnd(BalanceSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "sbi";
  }

  @Override
  public boolean streams(String command) {
    return false;
  }

  @Override
  public List<String> command(String command, Scale scale) {
    return switch (command) {
      case ESCAPE + "P" -> List.of(print(scale.read()));
      case ESCAPE + "T", ESCAPE + "U", ESCAPE + "V" -> {
        scale.read();
        scale.tare();
        yield List.of();
      }
      case ESCAPE + "x1_" -> List.of(text("EMULATED"));
      case ESCAPE + "x2_" -> List.of(text("00000001"));
      default -> List.of(); // SBI says nothing of what it doesn't know
    };
  }

  private String print(Display display) {
    return switch (display) {
      case Display.Over _ -> text("     H");
      case Display.Under _ -> text("     L");
      case Display.Net(long micrograms, boolean stable) -> {
        String number = BalanceEnd.grams(Math.abs(micrograms), settings.stepMicrograms());
        String sign = micrograms < 0 ? "-" : "+";
        yield sign
            + " "
            + " ".repeat(Math.max(0, 8 - number.length()))
            + number
            + " "
            + (stable ? "g  " : "   ");
      }
    };
  }

  private static String text(String text) {
    return (text + " ".repeat(14)).substring(0, 14);
  }
}
