package org.pumprig.pump.protocol.balance;

import java.util.List;
import org.pumprig.pump.protocol.balance.Load.Display;

/**
 * MT-SICS, levels 0 and 1 as far as weighing needs them. {@code S} and {@code T} wait for a stable
 * display in a real balance; this one says at once that it can't.
 */
public final class MtSicsEnd implements BalanceEnd {
  private static final int FIELD = 10;
  private final BalanceSettings settings;

  /** A balance with these figures. */
  public MtSicsEnd(BalanceSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "mtSics";
  }

  @Override
  public boolean streams(String command) {
    return command.equals("SIR");
  }

  @Override
  public List<String> command(String command, Scale scale) {
    return switch (command) {
      case "SI", "SIR" -> List.of(weight("S", scale.read()));
      case "S" -> List.of(stable("S", scale.read()));
      case "T" -> List.of(tare("T", scale, true));
      case "TI" -> List.of(tare("TI", scale, false));
      case "Z" -> List.of(zero("Z", scale, true));
      case "ZI" -> List.of(zero("ZI", scale, false));
      case "@", "I4" -> List.of("I4 A \"0000000001\"");
      case "I0" -> List.of("I0 B 0 \"I0\"", "I0 A 1 \"SIR\"");
      case "I1" -> List.of("I1 A \"01\" \"2.20\" \"2.20\" \"\" \"\"");
      case "I2" -> List.of("I2 A \"EMULATED " + settings.capacityMicrograms() / 1_000_000 + " g\"");
      case "I3" -> List.of("I3 A \"1.00\"");
      default -> List.of("ES");
    };
  }

  private String weight(String word, Display display) {
    return switch (display) {
      case Display.Over _ -> word + " +";
      case Display.Under _ -> word + " -";
      case Display.Net net ->
          word + (net.stable() ? " S " : " D ") + field(net.micrograms()) + " g";
    };
  }

  private String stable(String word, Display display) {
    return display instanceof Display.Net net && !net.stable()
        ? word + " I"
        : weight(word, display);
  }

  private String tare(String word, Scale scale, boolean waits) {
    Display display = scale.read();
    if (display instanceof Display.Net net) {
      if (waits && !net.stable()) {
        return word + " I";
      }
      scale.tare();
      return word + (net.stable() ? " S " : " D ") + field(net.micrograms()) + " g";
    }
    return weight(word, display);
  }

  private String zero(String word, Scale scale, boolean waits) {
    Display display = scale.read();
    if (display instanceof Display.Net net) {
      if (waits && !net.stable()) {
        return word + " I";
      }
      scale.tare();
      return waits ? word + " A" : word + (net.stable() ? " S" : " D");
    }
    return weight(word, display);
  }

  private String field(long micrograms) {
    return (" ".repeat(FIELD) + BalanceEnd.grams(micrograms, settings.stepMicrograms()))
        .transform(text -> text.substring(text.length() - FIELD));
  }
}
