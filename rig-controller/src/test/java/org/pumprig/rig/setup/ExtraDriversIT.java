package org.pumprig.rig.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.yaml.InputProblem;

/** A jar that isn't on the class path, in a folder that the rig file names. */
@Tag("integration")
class ExtraDriversIT {
  @TempDir private Path folder;

  private Rig rig(String drivers) throws IOException, InputProblem {
    Path file =
        Files.writeString(
            folder.resolve("rig.yaml"),
            """
            rig: 1
            id: extra
            title: A driver from outside
            notForClinicalUse: true
            firmware: {installed: "1"}
            %s
            units: [{serial: A, driver: {kind: extra}, link: {tcp: 127.0.0.1:7}}]
            """
                .formatted(drivers));
    return RigFile.read(file);
  }

  private void jar() throws IOException {
    Path source = folder.resolve("ExtraDriver.java");
    Files.write(source, Fixtures.bytes("drivers/ExtraDriver.java"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                OutputStream.nullOutputStream(),
                null,
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    assertThat(failed).isZero();
    Files.createDirectories(folder.resolve("jars"));
    try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("jars/extra.jar")));
        Stream<Path> compiled = Files.walk(classes)) {
      for (Path each : compiled.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(each).toString()));
        Files.copy(each, jar);
      }
      jar.putNextEntry(new JarEntry("META-INF/services/org.pumprig.rig.driver.DriverFactory"));
      jar.write("org.example.extra.ExtraDriver$Factory\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void itIsFoundAndSaysWhereItIsFrom() throws Exception {
    jar();
    Driver driver = rig("drivers: jars").real().orElseThrow().units().getFirst().driver();
    assertThat(driver.kind()).isEqualTo("extra");
    assertThat(driver.describe())
        .matches("an example from outside \\(extra\\.jar sha256 [0-9a-f]{16}\\)");
  }

  @Test
  void withoutItsFolderItIsUnknownAndAFolderWithoutJarsIsSaid() throws Exception {
    assertThatThrownBy(() -> rig("")).hasMessageContaining("extra");
    assertThatThrownBy(() -> rig("drivers: nowhere"))
        .hasMessageContaining("which is no folder that can be read");
    Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> rig("drivers: empty")).hasMessageContaining("holds 0 jars");
  }
}
