package org.pumprig.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is in the Debian package, by dpkg's own tool. */
@Tag("integration")
class DebPackageIT {
  private static final Path TOOL = Path.of("/usr/bin/dpkg-deb");

  private String deb = "";

  @BeforeEach
  void needed() throws IOException {
    assumeTrue(Files.isExecutable(TOOL), "skipped: no dpkg-deb, this is no Debian");
    assumeTrue(DebPackage.built().isPresent(), "skipped: no package; 'mvn package' builds it");
    deb = DebPackage.built().orElseThrow().toString();
  }

  private static List<String> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(each -> String.valueOf(each.getFileName()))
          .filter(name -> name.endsWith(".jar"))
          .toList();
    }
  }

  @Test
  void itHoldsAllThatTheCommandNeedsButJava() throws IOException {
    String contents = DebPackage.run("dpkg-deb", "--contents", deb);
    assertThat(jars(Path.of("target/dist/lib")))
        .hasSizeGreaterThan(20)
        .allSatisfy(jar -> assertThat(contents).contains("./usr/share/pumprig/dist/lib/" + jar));
    for (String file :
        List.of(
            "./usr/bin/pumprig -> ../share/pumprig/bin/pumprig",
            "./usr/share/pumprig/bin/pumprig\n",
            "./usr/share/pumprig/dist/pumprig-winrm\n",
            "./usr/lib/systemd/system/pumprig-recover.service",
            "./usr/lib/systemd/system/pumprig.target",
            "./usr/share/man/man1/pumprig.1.gz",
            "./usr/share/doc/pumprig/copyright",
            "./usr/share/doc/pumprig/changelog.gz",
            "./usr/share/doc/pumprig/how-to/after-a-crash.md",
            "./usr/share/doc/pumprig/examples/rigs/demo.yaml",
            "./etc/pumprig/java.conf")) {
      assertThat(contents).contains(file);
    }
    assertThat(contents.lines())
        .allSatisfy(line -> assertThat(line).contains(" root/root ").contains(" 2026-01-01 "));
    assertThat(
            contents
                .lines()
                .filter(
                    line -> line.matches(".* [.]/usr/share/pumprig/(bin|dist)/pumprig(-winrm)?")))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("-rwxr-xr-x"));
  }

  /** Licences are named file by file: a jar that nobody looked at must not be shipped. */
  @Test
  void theLicenceOfEveryJarIsNamed() throws IOException {
    String copyright = Files.readString(Path.of("dist/deb/copyright"));
    List<String> patterns =
        copyright
            .lines()
            .map(line -> line.replaceFirst("^Files:", "").strip())
            .filter(line -> line.startsWith("usr/share/pumprig/dist/lib/"))
            .map(line -> line.substring(line.lastIndexOf('/') + 1))
            .toList();
    assertThat(jars(Path.of("target/dist/lib")))
        .allSatisfy(
            jar ->
                assertThat(patterns)
                    .as(jar)
                    .anyMatch(each -> jar.matches(each.replace(".", "[.]").replace("*", ".*"))));
  }

  @Test
  void itSaysWhatItIs() throws IOException {
    String project =
        jars(Path.of("target")).stream()
            .filter(name -> name.startsWith("rig-controller-"))
            .findFirst()
            .orElseThrow()
            .replaceFirst("^rig-controller-(.*)[.]jar$", "$1");
    assertThat(field("Package")).isEqualTo("pumprig");
    assertThat(field("Version")).isEqualTo(project.replace("-SNAPSHOT", "~SNAPSHOT"));
    assertThat(field("Architecture")).isEqualTo("all");
    assertThat(field("Depends")).isEqualTo("openjdk-25-jre-headless | java25-runtime-headless");
    assertThat(DebPackage.run("dpkg-deb", "--info", deb, "conffiles"))
        .isEqualToIgnoringWhitespace("/etc/pumprig/java.conf");
  }

  private String field(String name) throws IOException {
    return DebPackage.run("dpkg-deb", "--field", deb, name).strip();
  }
}
