package org.pumprig.rig.driver;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Stream;
import org.pumprig.digest.ContentDigest;
import org.pumprig.link.SerialSettings;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Place;

/**
 * The jars of a folder that the rig file names: drivers that don't come with PumpRig. What comes
 * from there says so in the journal, with the digest of its jar.
 *
 * @param loader finds what is in them, and all that PumpRig has
 */
public record DriverJars(ClassLoader loader) {
  /** None. */
  public static final DriverJars NONE = new DriverJars(DriverJars.class.getClassLoader());

  private static final int MOST_JARS = 100;
  private static final long MOST_BYTES = 256L << 20;
  private static final int DIGEST_SHOWN = 16;

  /**
   * Opens a folder's jars. They stay open as long as the process.
   *
   * @param place where the rig file names it
   * @throws InputProblem if it is no folder with jars
   */
  public static DriverJars of(Path folder, Place place) throws InputProblem {
    var urls = new ArrayList<URL>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path jar : files.filter(each -> each.toString().endsWith(".jar")).sorted().toList()) {
        urls.add(jar.toUri().toURL());
      }
    } catch (MalformedURLException e) {
      throw place.problem("'drivers': " + e.getMessage(), "Give the folder another name");
    } catch (IOException e) {
      throw place.problem(
          "'drivers' names " + folder + ", which is no folder that can be read",
          "Correct the path; it counts from the rig file's folder");
    }
    if (urls.isEmpty() || urls.size() > MOST_JARS) {
      throw place.problem(
          "'drivers' names " + folder + ", which holds " + urls.size() + " jars",
          "Put 1 to " + MOST_JARS + " jars there");
    }
    return new DriverJars(
        new URLClassLoader("drivers", urls.toArray(URL[]::new), DriverJars.class.getClassLoader()));
  }

  /** The driver as it is put on record. */
  Driver named(DriverFactory factory, Driver driver) {
    var source = factory.getClass().getProtectionDomain().getCodeSource();
    if (factory.getClass().getClassLoader() != loader || this == NONE || source == null) {
      return driver;
    }
    try {
      Path jar = Path.of(source.getLocation().toURI());
      if (Files.size(jar) > MOST_BYTES) {
        return new FromJar(driver, jar.getFileName() + ", too large for a digest");
      }
      String digest = ContentDigest.hex(Files.readAllBytes(jar));
      return new FromJar(
          driver, jar.getFileName() + " sha256 " + digest.substring(0, DIGEST_SHOWN));
    } catch (IOException | java.net.URISyntaxException e) {
      return new FromJar(driver, "a jar that can't be read any more");
    }
  }

  /** A driver of a jar, which does what that does and tells where it is from. */
  private record FromJar(Driver driver, String from) implements Driver {
    private static final int MOST_WORDS = 400;

    @Override
    public String kind() {
      return driver.kind();
    }

    @Override
    public String describe() {
      String words = driver.describe();
      return words.substring(0, Math.min(MOST_WORDS, words.length())) + " (" + from + ")";
    }

    @Override
    public Set<Capability> capabilities() {
      return driver.capabilities();
    }

    @Override
    public SerialSettings line() {
      return driver.line();
    }

    @Override
    public DriverSession open(DriverPort port) {
      return driver.open(port);
    }
  }
}
