package org.pumprig.rig.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pumprig.fault.Fault;
import org.pumprig.rig.yaml.InputProblem;

/**
 * A fault that plans can name. Each family's kinds stand in a file of their own.
 *
 * @param name as in plans; the fault's own {@link Fault#name()}
 * @param directed whether it has a direction
 * @param parameters keys that only this fault has
 * @param reader reads them
 */
public record FaultKind(String name, boolean directed, List<Parameter> parameters, Reader reader) {
  /** Reads a fault's parameters. */
  @FunctionalInterface
  interface Reader {
    Fault read(FaultInput in) throws InputProblem;
  }

  /** All of them, by family. */
  public static final List<FaultKind> ALL =
      Stream.of(
              StreamKinds.ALL,
              ServerKinds.ALL,
              PacketKinds.ALL,
              NetworkServiceKinds.ALL,
              LineKinds.ALL,
              WifiKinds.ALL)
          .flatMap(List::stream)
          .toList();

  /** Copies the list. */
  public FaultKind {
    parameters = List.copyOf(parameters);
  }

  static FaultKind of(String name, Reader reader, Parameter... parameters) {
    return new FaultKind(name, false, List.of(parameters), reader);
  }

  static FaultKind directed(String name, Reader reader, Parameter... parameters) {
    return new FaultKind(name, true, List.of(parameters), reader);
  }

  Optional<Parameter> parameter(String key) {
    return parameters.stream().filter(each -> each.name().equals(key)).findFirst();
  }
}
