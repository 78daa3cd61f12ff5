package org.pumprig.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // What one module's tests lend to another's comes as a jar.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.pumprig");

  /** Test classes that break every rule. */
  private static final JavaClasses OFFENDERS =
      new ClassFileImporter()
          .importClasses(
              org.pumprig.quantity.FoundationOffender.class,
              org.pumprig.fault.FaultOffender.class,
              org.pumprig.pump.PumpOffender.class,
              org.pumprig.rig.event.PureOffender.class,
              org.pumprig.unmarked.Unmarked.class);

  @ParameterizedTest
  @EnumSource(Rule.class)
  void holds(Rule rule) {
    rule.rule().check(PRODUCT);
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void canFail(Rule rule) {
    assertThatThrownBy(() -> rule.rule().check(OFFENDERS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated");
  }

  @Test
  void theImportSawClassesOfEveryModuleAndNoTests() {
    for (String each :
        new String[] {
          "org.pumprig.fixtures.Fixtures",
          "org.pumprig.time.Scheduler",
          "org.pumprig.fault.proxy.FaultProxy",
          "org.pumprig.rig.run.RunReducer"
        }) {
      assertThat(PRODUCT.contain(each)).as(each).isTrue();
    }
    assertThat(PRODUCT.stream().filter(c -> c.getPackageName().startsWith("org.pumprig.pump.")))
        .hasSizeGreaterThan(10);
    assertThat(PRODUCT.contain(ArchitectureTest.class)).isFalse();
    assertThat(PRODUCT.contain("org.pumprig.fixtures.lab.LabExtension")).isFalse();
  }
}
