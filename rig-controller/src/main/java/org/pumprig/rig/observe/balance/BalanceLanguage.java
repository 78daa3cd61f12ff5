package org.pumprig.rig.observe.balance;

import org.pumprig.link.SerialSettings;

/** What a balance speaks. */
public enum BalanceLanguage {
  /** Mettler-Toledo's standard interface command set, levels 0 and 1; others' too. */
  MT_SICS("mtSics", "an MT-SICS balance", SerialSettings.eightNoneOne(9_600)) {
    @Override
    String ask() {
      return "SI\r\n";
    }

    @Override
    String tare() {
      return "TI\r\n";
    }

    @Override
    BalanceAnswer read(String line) {
      return MtSicsAnswers.read(line);
    }
  },
  /** Sartorius' balance interface. */
  SBI(
      "sbi",
      "a Sartorius SBI balance",
      new SerialSettings(9_600, 8, SerialSettings.Parity.ODD, 1)) {
    @Override
    String ask() {
      return "\u001bP\r\n";
    }

    @Override
    String tare() {
      return "\u001bT\r\n";
    }

    @Override
    BalanceAnswer read(String line) {
      return SbiAnswers.read(line);
    }
  };

  private final String word;
  private final String about;
  private final SerialSettings line;

  BalanceLanguage(String word, String about, SerialSettings line) {
    this.word = word;
    this.about = about;
    this.line = line;
  }

  /** Its name in rig files. */
  public String word() {
    return word;
  }

  /** What speaks it, for people. */
  public String about() {
    return about;
  }

  /** How its serial line is set up if the rig file doesn't say. */
  public SerialSettings line() {
    return line;
  }

  /** Asks for the weight as it is, stable or not. */
  abstract String ask();

  /** Sets the display to zero, stable or not. */
  abstract String tare();

  /** What a line of the balance says. */
  abstract BalanceAnswer read(String line);
}
