package org.pumprig.rig.yaml;

/**
 * Where something stands.
 *
 * @param file the file's name, as the user knows it
 * @param line from 1
 */
public record Place(String file, int line) {
  /** A problem at this place; arguments as for {@link InputProblem}. */
  public InputProblem problem(String problem, String remedy) {
    return new InputProblem(file, line, problem, remedy);
  }
}
