package org.pumprig.rig.plan;

import java.nio.file.Path;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** The files that a plan names and that belong to it, such as recorded networks. */
@FunctionalInterface
public interface Attachments {
  /**
   * Reads one.
   *
   * @param path as the plan writes it
   * @throws InputProblem if it can't be read
   */
  byte[] read(Node.Scalar path) throws InputProblem;

  /** The name under which an attachment is kept with a run: the file's own. */
  static String keptName(String path) {
    return "attachments/" + Path.of(path).getFileName();
  }
}
