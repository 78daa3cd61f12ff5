package org.pumprig.rig.json;

/**
 * Reads canonical JSON, and nothing else: spaces, floats, null, keys out of order and needless
 * escapes are refused, so that what is read can be written back to the same bytes.
 *
 * <p>Bounded: a length given at construction, depth {@link CanonicalJson#MAX_DEPTH}. Not
 * thread-safe; the result is a view that lives until the next call.
 */
public final class CanonicalParser {
  private static final int DIGITS = 16;
  private final Tape tape = new Tape();
  private final int maxBytes;
  private byte[] bytes = {};
  private int at;
  private int end;

  /**
   * @param maxBytes longer input is refused
   */
  public CanonicalParser(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** One object of its own, which stays valid; the array must not change. */
  public static Fields parse(byte[] object) {
    return new CanonicalParser(object.length).parse(object, 0, object.length);
  }

  /**
   * One object that fills the given range.
   *
   * @throws JournalFormatException if it isn't that, naming the offset in the range
   */
  public Fields parse(byte[] source, int offset, int length) {
    if (length > maxBytes) {
      throw new JournalFormatException(length + " bytes, the limit is " + maxBytes);
    }
    bytes = source;
    at = offset;
    end = offset + length;
    tape.restart(source);
    try {
      if (peek() != '{') {
        throw new JournalFormatException("no object");
      }
      object(1);
      if (at != end) {
        throw new JournalFormatException("more after the object");
      }
    } catch (JournalFormatException bad) {
      throw new JournalFormatException(bad.getMessage() + ", byte " + (at - offset), bad);
    }
    return new TapeFields(tape, 0, "");
  }

  private void object(int depth) {
    int token = tape.add(Tape.OBJECT, at);
    enter(depth);
    if (peek() == '}') {
      at++;
      tape.close(token, at);
      return;
    }
    int last = -1;
    while (true) {
      int key = string();
      if (last >= 0 && !tape.ascends(last, key)) {
        throw new JournalFormatException("keys don't ascend");
      }
      last = key;
      expect(':');
      value(depth);
      if (peek() != ',') {
        break;
      }
      at++;
    }
    expect('}');
    tape.close(token, at);
  }

  private void value(int depth) {
    switch (peek()) {
      case '"' -> string();
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case 't' -> word("true", Tape.TRUE);
      case 'f' -> word("false", Tape.FALSE);
      default -> number();
    }
  }

  /** An array of strings or one of objects: nothing else is ever written. */
  private void array(int depth) {
    int token = tape.add(Tape.ARRAY, at);
    enter(depth);
    if (peek() == ']') {
      at++;
      tape.close(token, at);
      return;
    }
    boolean ofObjects = peek() == '{';
    while (true) {
      if (!ofObjects) {
        string();
      } else if (peek() == '{') {
        object(depth + 1);
      } else {
        throw new JournalFormatException("an array of different things");
      }
      if (peek() != ',') {
        break;
      }
      at++;
    }
    expect(']');
    tape.close(token, at);
  }

  private void enter(int depth) {
    if (depth > CanonicalJson.MAX_DEPTH) {
      throw new JournalFormatException("nested deeper than " + CanonicalJson.MAX_DEPTH);
    }
    at++;
  }

  private int string() {
    expect('"');
    int start = at;
    int token = tape.add(Tape.PLAIN, start);
    boolean plain = true;
    while (true) {
      byte b = peek();
      if (b == '"') {
        break;
      }
      if (b < 0x20 || b == '\\' || b == 0x7f) { // bytes above ASCII are negative
        plain = false;
        if (b == '\\') {
          at++;
        } else if (b >= 0 && b < 0x20) {
          throw new JournalFormatException("a control character");
        }
      }
      at++;
    }
    if (!plain) {
      tape.retype(token, Tape.ESCAPED);
      if (!Escapes.canonical(bytes, start, at - start)) {
        throw new JournalFormatException("a string that isn't UTF-8 or not in canonical form");
      }
    }
    tape.close(token, at);
    at++;
    return token;
  }

  private void number() {
    int token = tape.add(Tape.NUMBER, at);
    boolean negative = peek() == '-';
    if (negative) {
      at++;
    }
    int start = at;
    long value = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - start <= DIGITS) {
      value = 10 * value + (bytes[at++] - '0');
    }
    if (at == start
        || bytes[start] == '0' && (at - start > 1 || negative)
        || value >= CanonicalJson.NUMBER_LIMIT) {
      throw new JournalFormatException("no integer below 2^53 in canonical form");
    }
    tape.number(token, negative ? -value : value);
    tape.close(token, at);
  }

  private void word(String word, byte type) {
    int token = tape.add(type, at);
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    tape.close(token, at);
  }

  private byte peek() {
    if (at >= end) {
      throw new JournalFormatException("ends too early");
    }
    return bytes[at];
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw new JournalFormatException("no " + wanted);
    }
    at++;
  }
}
