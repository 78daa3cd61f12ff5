package org.pumprig.rig.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;

/**
 * Writes the reducers' states, which are records of records, and reads them back: one codec for
 * all, by their components, so that a concern that grows a member needs no second place for it.
 *
 * <p>What is written is read by the version that wrote it and by no other: {@link #shape} tells.
 * Longs stand as text, as some mean "never" and have no exact JSON number. A fault stands as its
 * id; the plan has the rest.
 */
final class StateCodec {
  private static final String VALUE = "v";
  private static final String KEY = "k";

  /** In the order of their names, as canonical JSON wants members; asking the JVM takes long. */
  private static final ClassValue<List<RecordComponent>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .sorted(Comparator.comparing(RecordComponent::getName))
              .toList();
        }
      };

  private static final ClassValue<String> SHAPES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          var text = new StringBuilder();
          shape(type, text, new ArrayList<>());
          return text.toString();
        }
      };

  private final Map<String, FaultSpec> faults = new TreeMap<>();

  StateCodec(RunContext context) {
    context.faults().forEach(spec -> faults.put(spec.id(), spec));
  }

  /** The members of a record type and of all that it is made of, as a text. */
  static String shape(Class<?> type) {
    return SHAPES.get(type);
  }

  private static void shape(Type type, StringBuilder text, List<Type> above) {
    text.append(type.getTypeName());
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        shape(argument, text, above);
      }
    } else if (type instanceof Class<?> name && name.isRecord() && !above.contains(type)) {
      above.add(type);
      for (RecordComponent component : components(name)) {
        text.append(' ').append(component.getName()).append(':');
        shape(component.getGenericType(), text, above);
      }
    }
    text.append(';');
  }

  private static List<RecordComponent> components(Class<?> type) {
    return COMPONENTS.get(type);
  }

  void write(FieldSink out, Record value) {
    for (RecordComponent component : components(value.getClass())) {
      write(out, component.getName(), component.getGenericType(), get(component, value));
    }
  }

  private static Object get(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a state's member can't be read: " + component, e);
    }
  }

  private void write(FieldSink out, String key, Type type, Object value) {
    switch (value) {
      case Long number -> out.text(key, Long.toString(number));
      case Integer number -> out.text(key, Integer.toString(number));
      case Boolean flag -> out.flag(key, flag);
      case String text -> out.text(key, text);
      case Enum<?> constant -> out.text(key, constant.name());
      case FaultSpec spec -> out.text(key, spec.id());
      case OptionalLong number -> number.ifPresent(n -> out.text(key, Long.toString(n)));
      case Optional<?> some -> some.ifPresent(it -> write(out, key, argument(type, 0), it));
      case List<?> list -> list(out, key, argument(type, 0), list);
      case NavigableSet<?> set -> list(out, key, argument(type, 0), List.copyOf(set));
      case NavigableMap<?, ?> map ->
          out.objects(
              key,
              List.copyOf(map.entrySet()),
              (entry, inner) -> {
                write(inner, KEY, argument(type, 0), entry.getKey());
                write(inner, VALUE, argument(type, 1), entry.getValue());
              });
      case Record nested -> out.object(key, inner -> write(inner, nested));
      default -> throw unknown(type);
    }
  }

  private void list(FieldSink out, String key, Type element, List<?> list) {
    out.objects(key, list, (each, inner) -> write(inner, VALUE, element, each));
  }

  private static Type argument(Type type, int index) {
    if (type instanceof ParameterizedType generic) {
      return generic.getActualTypeArguments()[index];
    }
    throw unknown(type);
  }

  private static IllegalStateException unknown(Type type) {
    return new IllegalStateException(
        "a state has a member of type " + type + ", which no snapshot can hold");
  }

  /**
   * Reads a record.
   *
   * @throws JournalFormatException if it isn't what {@link #write} wrote
   */
  <T extends Record> T read(Fields in, Class<T> type) {
    RecordComponent[] declared = type.getRecordComponents();
    var types = new Class<?>[declared.length];
    var values = new Object[declared.length];
    for (int i = 0; i < declared.length; i++) {
      types[i] = declared[i].getType();
      values[i] = read(in, declared[i].getName(), declared[i].getGenericType());
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new JournalFormatException("no " + type.getSimpleName() + " can be made of it: " + e);
    }
  }

  private Object read(Fields in, String key, Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(in, key, generic);
    }
    if (!(type instanceof Class<?> name)) {
      throw unknown(type);
    }
    if (name == long.class || name == Long.class) {
      return number(in.text(key));
    }
    if (name == int.class || name == Integer.class) {
      return Math.toIntExact(number(in.text(key)));
    }
    if (name == boolean.class) {
      return in.flag(key);
    }
    if (name == String.class) {
      return in.text(key);
    }
    if (name == OptionalLong.class) {
      return in.has(key) ? OptionalLong.of(number(in.text(key))) : OptionalLong.empty();
    }
    if (name == FaultSpec.class) {
      return fault(in.text(key));
    }
    if (name.isEnum()) {
      return constant(name, in.text(key));
    }
    if (name.isRecord()) {
      return read(in.object(key), name.asSubclass(Record.class));
    }
    throw unknown(type);
  }

  private Object generic(Fields in, String key, ParameterizedType type) {
    Type raw = type.getRawType();
    Type first = type.getActualTypeArguments()[0];
    if (raw == Optional.class) {
      return in.has(key) ? Optional.of(read(in, key, first)) : Optional.empty();
    }
    if (raw == List.class) {
      return List.copyOf(elements(in, key, first));
    }
    if (raw == NavigableSet.class) {
      return new TreeSet<>(elements(in, key, first));
    }
    if (raw == NavigableMap.class) {
      var map = new TreeMap<Object, Object>();
      for (Fields entry : in.objects(key)) {
        map.put(read(entry, KEY, first), read(entry, VALUE, type.getActualTypeArguments()[1]));
      }
      return map;
    }
    throw unknown(type);
  }

  private List<Object> elements(Fields in, String key, Type element) {
    var list = new ArrayList<Object>();
    for (Fields each : in.objects(key)) {
      list.add(read(each, VALUE, element));
    }
    return list;
  }

  private FaultSpec fault(String id) {
    FaultSpec spec = faults.get(id);
    if (spec == null) {
      throw new JournalFormatException("the plan has no fault " + id);
    }
    return spec;
  }

  private static Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each instanceof Enum<?> constant && constant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new JournalFormatException("no " + type.getSimpleName() + " " + name));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new JournalFormatException("no number: " + text);
    }
  }
}
