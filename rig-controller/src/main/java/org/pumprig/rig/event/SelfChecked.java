package org.pumprig.rig.event;

import java.util.List;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/**
 * One thing that a run rests on was tried, before it began (and again when it was gone on with) or
 * after it had ended. The unit isn't touched by it.
 *
 * @param when whether before or after
 * @param what was tried
 * @param found whether it was as it should be
 * @param detail how that is known, in one line
 */
public record SelfChecked(When when, What what, Found found, String detail) implements Input {
  /** Name on disk. */
  public static final String KIND = "selfCheck.done";

  /** Of the run. */
  public enum When implements Named {
    /** Before it began, or went on. */
    BEFORE("before"),
    /** After it had ended. */
    AFTER("after");

    private final String onDisk;

    When(String onDisk) {
      this.onDisk = onDisk;
    }

    @Override
    public String onDisk() {
      return onDisk;
    }
  }

  /** What is tried, with the channels on which the rig saw nothing sure where it isn't good. */
  public enum What implements Named {
    /** The unit's own port answers, and it is the unit. */
    SERVICE("service"),
    /** The flow witness, or the balance. */
    FLOW("flow"),
    /** The nurse-call contact reads a state that a contact can have. */
    CONTACT("contact"),
    /** The screen witness. */
    SCREEN("screen"),
    /** The microphone hears at least its own noise. */
    SOUND("sound"),
    /** The camera takes a picture that is one. */
    CAMERA("camera"),
    /** The outlet answers. */
    POWER("power"),
    /** The keys' actuator answers. */
    KEYPAD("keypad"),
    /** The rig's wall clock goes with its monotonic one. Run time doesn't rest on it. */
    CLOCK("clock"),
    /** A fault on a spare flow of the rig's own is measured as what was asked for. */
    KNOWN_FAULT("knownFault");

    private final String onDisk;

    What(String onDisk) {
      this.onDisk = onDisk;
    }

    @Override
    public String onDisk() {
      return onDisk;
    }

    /** What is seen by it. */
    public List<Channel> channels() {
      return switch (this) {
        case SERVICE -> List.of(Channel.SERVICE);
        case FLOW -> List.of(Channel.FLOW);
        case CONTACT -> List.of(Channel.CONTACT);
        case SCREEN -> List.of(Channel.SCREEN);
        case SOUND -> List.of(Channel.SOUND);
        case KNOWN_FAULT -> List.of(Channel.WIRE);
        case CAMERA, POWER, KEYPAD, CLOCK -> List.of();
      };
    }
  }

  /** Whether it was as it should be. */
  public enum Found implements Named {
    /** It was. */
    GOOD("good"),
    /** It wasn't: what it showed before is in doubt too. */
    BAD("bad"),
    /** Nothing was heard of it; what it showed before stands. */
    SILENT("silent"),
    /** It can't be told without touching the unit. */
    UNTRIED("untried");

    private final String onDisk;

    Found(String onDisk) {
      this.onDisk = onDisk;
    }

    @Override
    public String onDisk() {
      return onDisk;
    }
  }

  /** Whether it was not as it should be. */
  public boolean bad() {
    return switch (found) {
      case BAD, SILENT -> true;
      case GOOD, UNTRIED -> false;
    };
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void write(FieldSink out) {
    out.text("detail", detail)
        .text("found", found.onDisk())
        .text("what", what.onDisk())
        .text("when", when.onDisk());
  }

  /** Reads it back. */
  static SelfChecked read(Fields in) {
    return new SelfChecked(
        Named.find(When.values(), in.text("when")),
        Named.find(What.values(), in.text("what")),
        Named.find(Found.values(), in.text("found")),
        in.text("detail"));
  }
}
