package org.pumprig.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installed by dpkg into a root of its own, run from there, and purged. */
@Tag("peer")
class DebInstallIT {
  @TempDir private Path root;

  @Test
  void itIsInstalledRunsAndLeavesNothingBehind() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg")), "skipped: no dpkg");
    assumeTrue(System.getProperty("user.name").equals("root"), "skipped: not root");
    assumeTrue(DebPackage.built().isPresent(), "skipped: no package; 'mvn package' builds it");
    Files.createDirectories(root.resolve("var/lib/dpkg/updates"));
    Files.createDirectories(root.resolve("var/lib/dpkg/info"));
    Files.createFile(root.resolve("var/lib/dpkg/status"));
    List<Path> before = files();

    dpkg("--install", DebPackage.built().orElseThrow().toAbsolutePath().toString());
    assertThat(Files.readString(root.resolve("var/lib/dpkg/status")))
        .contains("Package: pumprig", "Status: install ok installed");

    assertThat(pumprig("--version"))
        .contains(
            DebPackage.run(
                    "dpkg-deb", "--field", DebPackage.built().orElseThrow().toString(), "Version")
                .strip()
                .replace("~", "-"));
    Path examples = root.resolve("usr/share/doc/pumprig/examples");
    assertThat(pumprig("check", examples.resolve("plans/demo.yaml").toString()))
        .contains("SN-1001");
    assertThat(root.resolve("var/cache/pumprig/pumprig.jsa")).as("its own cache").exists();

    dpkg("--purge", "pumprig");
    assertThat(files())
        .filteredOn(each -> !each.toString().startsWith("var/lib/dpkg"))
        .isEqualTo(
            before.stream().filter(each -> !each.toString().startsWith("var/lib/dpkg")).toList());
  }

  private void dpkg(String... what) throws IOException {
    var argv =
        new ArrayList<>(
            List.of(
                "dpkg",
                "--root=" + root,
                "--force-depends", // Java is the host's
                "--force-script-chrootless",
                "--log=/dev/null"));
    argv.addAll(List.of(what));
    DebPackage.run(argv.toArray(String[]::new));
  }

  private String pumprig(String... arguments) throws IOException {
    var argv =
        new ArrayList<>(
            List.of(
                "env",
                "PUMPRIG_JAVA_HOME=" + System.getProperty("java.home"),
                "PUMPRIG_STATE_DIR=" + root.resolve("var/lib/pumprig"),
                root.resolve("usr/bin/pumprig").toString()));
    argv.addAll(List.of(arguments));
    return DebPackage.run(argv.toArray(String[]::new));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(each -> !Files.isDirectory(each)).map(root::relativize).sorted().toList();
    }
  }
}
