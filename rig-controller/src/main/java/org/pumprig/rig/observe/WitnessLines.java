package org.pumprig.rig.observe;

import java.util.Optional;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;

/** What the witnesses beside a pump say, line by line. */
final class WitnessLines {
  private WitnessLines() {}

  /** {@code FLOW nl=N up=MS}: delivered volume in nanolitres, and when by the witness's clock. */
  static Optional<Input> flow(String line) {
    return KeyValues.parse(line)
        .filter(kv -> kv.word().equals("FLOW") && kv.number("nl").isPresent())
        .map(kv -> new FlowRead(kv.number("nl").orElseThrow(), kv.number("up").orElse(-1)));
  }

  /**
   * {@code CONTACT nc=0|1 no=0|1}: both contacts of a nurse call, 1 = closed. Alarm and power loss
   * open the one and close the other; both open means that nothing is plugged in.
   */
  static Optional<Input> contact(String line) {
    return KeyValues.parse(line)
        .filter(kv -> kv.word().equals("CONTACT"))
        .flatMap(
            kv ->
                switch (closed(kv, "nc") + 2 * closed(kv, "no")) {
                  case 0 -> Optional.of(ContactState.CABLE_OUT);
                  case 1 -> Optional.of(ContactState.NORMAL);
                  case 2 -> Optional.of(ContactState.ALARM);
                  case 3 -> Optional.of(ContactState.IMPOSSIBLE);
                  default -> Optional.empty();
                })
        .map(ContactRead::new);
  }

  /** 1 for closed, 0 for open, far below for what is neither. */
  private static int closed(KeyValues kv, String contact) {
    return switch (kv.text(contact).orElse("")) {
      case "0" -> 0;
      case "1" -> 1;
      default -> -10;
    };
  }

  /** {@code SCREEN text=WORDS_JOINED_BY_UNDERSCORES}. */
  static Optional<Input> screen(String line) {
    return KeyValues.parse(line)
        .filter(kv -> kv.word().equals("SCREEN"))
        .flatMap(kv -> kv.text("text"))
        .map(text -> new ScreenRead(text.replace('_', ' ')));
  }
}
