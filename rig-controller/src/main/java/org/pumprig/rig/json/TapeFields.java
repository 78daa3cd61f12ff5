package org.pumprig.rig.json;

import java.util.ArrayList;
import java.util.List;

/** A view of one object on a tape. */
final class TapeFields implements Fields {
  private final Tape tape;
  private final int generation;
  private final int object;
  private final String path;

  TapeFields(Tape tape, int object, String path) {
    this.tape = tape;
    this.generation = tape.generation();
    this.object = object;
    this.path = path;
  }

  @Override
  public long number(String key) {
    int token = member(key);
    if (tape.type(token) != Tape.NUMBER) {
      throw wrong(key, "a number");
    }
    return tape.number(token);
  }

  @Override
  public String text(String key) {
    int token = member(key);
    if (!isText(token)) {
      throw wrong(key, "a string");
    }
    return tape.text(token);
  }

  @Override
  public boolean flag(String key) {
    byte type = tape.type(member(key));
    if (type != Tape.TRUE && type != Tape.FALSE) {
      throw wrong(key, "true or false");
    }
    return type == Tape.TRUE;
  }

  @Override
  public List<String> texts(String key) {
    int array = array(key);
    var texts = new ArrayList<String>();
    for (int token = array + 1; token < tape.after(array); token = tape.after(token)) {
      if (!isText(token)) {
        throw wrong(key, "an array of strings");
      }
      texts.add(tape.text(token));
    }
    return texts;
  }

  @Override
  public Fields object(String key) {
    int token = member(key);
    if (tape.type(token) != Tape.OBJECT) {
      throw wrong(key, "an object");
    }
    return new TapeFields(tape, token, path + key + ".");
  }

  @Override
  public List<Fields> objects(String key) {
    int array = array(key);
    var objects = new ArrayList<Fields>();
    for (int token = array + 1; token < tape.after(array); token = tape.after(token)) {
      if (tape.type(token) != Tape.OBJECT) {
        throw wrong(key, "an array of objects");
      }
      objects.add(new TapeFields(tape, token, path + key + "[" + objects.size() + "]."));
    }
    return objects;
  }

  @Override
  public boolean has(String key) {
    return find(key) >= 0;
  }

  @Override
  public List<String> keys() {
    checkAlive();
    var keys = new ArrayList<String>();
    for (int key = object + 1; key < tape.after(object); key = tape.after(key + 1)) {
      keys.add(tape.text(key));
    }
    return keys;
  }

  private int array(String key) {
    int token = member(key);
    if (tape.type(token) != Tape.ARRAY) {
      throw wrong(key, "an array");
    }
    return token;
  }

  private boolean isText(int token) {
    return tape.type(token) == Tape.PLAIN || tape.type(token) == Tape.ESCAPED;
  }

  private int member(String key) {
    int token = find(key);
    if (token < 0) {
      throw new JournalFormatException("member " + path + key + " is missing");
    }
    return token;
  }

  private int find(String key) {
    checkAlive();
    int end = tape.after(object);
    for (int token = object + 1; token < end; token = tape.after(token + 1)) {
      if (tape.isKey(token, key)) {
        return token + 1;
      }
    }
    return -1;
  }

  private void checkAlive() {
    if (generation != tape.generation()) {
      throw new IllegalStateException("these fields were kept after their parser read on");
    }
  }

  private JournalFormatException wrong(String key, String wanted) {
    return new JournalFormatException("member " + path + key + " is not " + wanted);
  }
}
