package org.pumprig.rig.session;

/** Which PumpRig this is. */
public final class Version {
  private Version() {}

  /** Version of the jar this was started from; {@code unpackaged} from class files. */
  public static String read() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
