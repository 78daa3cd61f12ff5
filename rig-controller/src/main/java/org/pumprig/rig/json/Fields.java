package org.pumprig.rig.json;

import java.util.List;

/**
 * One parsed object, read strictly: a member that is missing or of another type is a {@link
 * JournalFormatException} naming the key.
 *
 * <p>A view of its parser's memory: valid until that parser reads again (a journal visitor: until
 * it returns), afterwards every method throws {@link IllegalStateException}. Decode at once.
 */
public interface Fields {
  /** An integer below 2<sup>53</sup> in magnitude. */
  long number(String key);

  /** A string. */
  String text(String key);

  /** True or false. */
  boolean flag(String key);

  /** An array of strings. */
  List<String> texts(String key);

  /** A nested object. */
  Fields object(String key);

  /** An array of objects. */
  List<Fields> objects(String key);

  /** Whether there is such a member, of any type. */
  boolean has(String key);

  /** The names of all members, ascending. */
  List<String> keys();
}
