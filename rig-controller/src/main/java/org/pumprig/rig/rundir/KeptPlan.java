package org.pumprig.rig.rundir;

import java.io.IOException;
import java.io.InputStream;
import org.pumprig.host.Storage;
import org.pumprig.rig.plan.Attachments;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;

/** The plan that lies in a run directory, with the files that belong to it. */
public final class KeptPlan {
  /** Files are at most 1 MiB; one byte more shows that they are longer. */
  private static final int MAX_FILE_BYTES = (1 << 20) + 1;

  private KeptPlan() {}

  /** The plan as it stands, without its rig. */
  static Plan alone(Storage storage, String name, byte[] plan) throws InputProblem {
    return PlanFile.parse(name + "/plan.yaml", plan, attachments(storage, name));
  }

  /**
   * The plan on its rig: every fault has its back end.
   *
   * @param name the directory's name in messages
   */
  public static Plan onRig(Storage storage, String name) throws InputProblem, IOException {
    return PlanFile.parse(
        name + "/plan.yaml",
        bytes(storage, "plan.yaml"),
        RigFile.parse(name + "/rig.yaml", bytes(storage, "rig.yaml")),
        attachments(storage, name));
  }

  private static Attachments attachments(Storage storage, String name) {
    return path -> {
      String kept = Attachments.keptName(path.text());
      try {
        return bytes(storage, kept);
      } catch (IOException e) {
        throw new InputProblem(
            name + "/" + kept,
            1,
            "the plan names this file, and it can't be read (" + e.getMessage() + ")",
            "Restore the file from the run's evidence");
      }
    };
  }

  private static byte[] bytes(Storage storage, String file) throws IOException {
    try (InputStream in = storage.read(file)) {
      return in.readNBytes(MAX_FILE_BYTES);
    }
  }
}
