package org.pumprig.rig.emulated;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.pump.firmware.FirmwareException;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Words;

/** A firmware profile by the name of one that comes with PumpRig, or by its file. */
public final class FirmwareChoice {
  /** The profiles that come with PumpRig. */
  public static final List<String> NAMES =
      List.of(
          "before",
          "after",
          "placebo",
          "after-regressed",
          "tls-leak",
          "plateau",
          "pooled-queue",
          "library-sync",
          "slow-round-trip",
          "crash-loop-peer",
          "before-on-battery");

  private FirmwareChoice() {}

  static FirmwareProfile read(String nameOrFile) throws StandingProblem, InputProblem {
    boolean named = NAMES.contains(nameOrFile);
    if (!named && !nameOrFile.contains("/") && !Files.exists(Path.of(nameOrFile))) {
      throw new StandingProblem(
          "firmware '"
              + nameOrFile
              + "' is neither a profile that comes with PumpRig nor a file. "
              + Words.instead(nameOrFile, NAMES));
    }
    String file = named ? "firmware/" + nameOrFile + ".yaml" : nameOrFile;
    byte[] yaml = named ? Fixtures.bytes(file) : InputFile.read(Path.of(file));
    return parse(file, yaml);
  }

  static FirmwareProfile parse(String file, byte[] yaml) throws InputProblem {
    try {
      return FirmwareProfile.parse(file, yaml);
    } catch (FirmwareException e) {
      throw new InputProblem(e.file(), e.line(), e.problem(), "Correct the profile");
    }
  }
}
