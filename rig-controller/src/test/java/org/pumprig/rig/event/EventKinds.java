package org.pumprig.rig.event;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.RunBasis.EnvironmentSeen;
import org.pumprig.seed.RandomStream;

/** All records of the sealed hierarchy, by reflection, and random values of them. */
public final class EventKinds {
  private static final long NUMBER_LIMIT = 1L << 53;
  private static final List<String> PIECES =
      List.of("a", "EC220", " ", "\"", "\\", "\n", "\u0000", "\u0019", "é", "€", "😀", "{", "/");

  private EventKinds() {}

  /** Every record below a sealed type, in declaration order. */
  public static List<Class<? extends Event>> below(Class<? extends Event> type) {
    var found = new ArrayList<Class<? extends Event>>();
    if (type.isRecord()) {
      found.add(type);
    } else {
      for (Class<?> each : type.getPermittedSubclasses()) {
        found.addAll(below(each.asSubclass(Event.class)));
      }
    }
    return found;
  }

  /** A record with every component drawn. */
  public static Event random(Class<? extends Event> type, RandomStream random) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values =
        Arrays.stream(components).map(each -> value(type, each.getType(), random)).toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<? extends Event> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("can't make a " + type, e);
    }
  }

  private static Object value(Class<?> owner, Class<?> type, RandomStream random) {
    if (type == long.class) {
      return random.nextChance(100_000)
          ? (random.nextChance(500_000) ? NUMBER_LIMIT - 1 : 1 - NUMBER_LIMIT)
          : random.nextBetween(1 - NUMBER_LIMIT, NUMBER_LIMIT - 1) >> random.nextBelow(53);
    }
    if (type == boolean.class) {
      return random.nextChance(500_000);
    }
    if (type == String.class) {
      return text(random);
    }
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return constants[(int) random.nextBelow(constants.length)];
    }
    if (type == List.class && owner == BenchDeclared.class) {
      return List.of(Channel.values()[(int) random.nextBelow(Channel.values().length)]);
    }
    if (type == List.class && owner == PowerCycleDeclared.class) {
      return List.of((PowerCycleProof) value(owner, PowerCycleProof.class, random));
    }
    if (type == List.class && owner == EnvironmentSeen.class) {
      return List.of(text(random), text(random));
    }
    if (type == List.class) { // the only other list of the vocabulary is effect.done's counts
      var counts = new ArrayList<Count>();
      for (long left = random.nextBelow(4); left > 0; left--) {
        counts.add(new Count(text(random), random.nextBetween(-9, 9)));
      }
      return List.copyOf(counts);
    }
    throw new AssertionError("no random value for " + type);
  }

  private static String text(RandomStream random) {
    var text = new StringBuilder();
    for (long left = random.nextBelow(8); left > 0; left--) {
      text.append(PIECES.get((int) random.nextBelow(PIECES.size())));
    }
    return text.toString();
  }
}
