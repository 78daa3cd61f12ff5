package org.pumprig.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The rules of DESIGN.md about arrows, pure rooms and what is used where. */
enum Rule {
  FOUNDATION_KNOWS_NOBODY(
      noClasses()
          .that()
          .resideInAnyPackage(Rooms.FOUNDATION)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.pumprig.fault..", "org.pumprig.pump..", "org.pumprig.rig..")),

  FAULTS_KNOW_NEITHER_PUMP_NOR_RIG(
      noClasses()
          .that()
          .resideInAPackage("org.pumprig.fault..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.pumprig.pump..", "org.pumprig.rig..")),

  PUMPS_KNOW_THE_FOUNDATION_ONLY(
      noClasses()
          .that()
          .resideInAPackage("org.pumprig.pump..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.pumprig.fault..", "org.pumprig.rig..")),

  ONLY_THE_EMULATED_BENCH_KNOWS_PUMPS(
      noClasses()
          .that()
          .resideOutsideOfPackages("org.pumprig.rig.emulated..", "org.pumprig.pump..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.pumprig.pump..")),

  PACKAGES_FORM_NO_CYCLES(slices().matching("org.pumprig.(**)").should().beFreeOfCycles()),

  PURE_ROOMS_TOUCH_NOTHING(
      noClasses()
          .that(Rooms.ARE_PURE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.io..",
                      "java.nio.file..",
                      "java.nio.channels..",
                      "java.net..",
                      "java.util.concurrent..",
                      "io.netty..",
                      "com.fazecast..",
                      "org.pumprig.time..",
                      "org.pumprig.host..")
                  .or(describe("are threads or clocks", Rooms::isThreadOrClock))
                  .and(describe("are no mere names", Rooms::isNoName)))),

  PURE_ROOMS_USE_STRICT_MATH(
      noClasses().that(Rooms.ARE_PURE).should(call(Math.class, Rooms.INEXACT))),

  PURE_ROOMS_ITERATE_IN_ORDER(
      noClasses()
          .that(Rooms.ARE_PURE)
          .and()
          .doNotHaveSimpleName("EventCodec") // a table that is only looked up
          .should(call(Set.class, List.of("of", "copyOf")))
          .orShould(call(java.util.Map.class, List.of("of", "ofEntries", "copyOf")))),

  ONLY_TIME_READS_CLOCKS(
      noClasses()
          .that()
          .resideOutsideOfPackage("org.pumprig.time..")
          .should(call(System.class, List.of("nanoTime", "currentTimeMillis")))
          .orShould(call(Thread.class, List.of("sleep")))
          .orShould(call(java.util.concurrent.TimeUnit.class, List.of("sleep")))
          .orShould(call(java.time.Instant.class, List.of("now")))
          .orShould(call(java.time.LocalDateTime.class, List.of("now")))
          .orShould(call(java.time.ZonedDateTime.class, List.of("now")))
          .orShould(call(java.time.OffsetDateTime.class, List.of("now")))
          .orShould(call(java.time.LocalDate.class, List.of("now")))
          .orShould(
              call(java.time.Clock.class, List.of("systemUTC", "systemDefaultZone", "system")))),

  CHANCE_COMES_FROM_SEEDS(
      noClasses()
          .should(call(Math.class, List.of("random")))
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.SplittableRandom")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.random..")),

  ONLY_LINK_KNOWS_SERIAL_PORTS(
      noClasses()
          .that()
          .resideOutsideOfPackage("org.pumprig.link..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fazecast..")),

  ONLY_THE_COMMAND_LINE_PRINTS(
      noClasses()
          .that()
          .resideOutsideOfPackage("org.pumprig.rig.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")),

  NO_RAW_EXCEPTIONS(noClasses().should(throwRaw())),

  EVERY_PACKAGE_IS_NULL_MARKED(classes().should(resideInANullMarkedPackage()));

  private final ArchRule rule;

  Rule(ArchRule rule) {
    this.rule = rule;
  }

  ArchRule rule() {
    return rule;
  }

  private static ArchCondition<JavaClass> call(Class<?> owner, List<String> methods) {
    return new ArchCondition<>("call " + owner.getSimpleName() + "." + methods) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        java.util.stream.Stream.<JavaAccess<?>>concat(
                item.getMethodCallsFromSelf().stream(), item.getMethodReferencesFromSelf().stream())
            .filter(access -> access.getTargetOwner().isEquivalentTo(owner))
            .filter(access -> methods.contains(access.getTarget().getName()))
            .forEach(
                access ->
                    events.add(SimpleConditionEvent.satisfied(access, access.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> throwRaw() {
    return new ArchCondition<>("make exceptions that say nothing") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getConstructorCallsFromSelf().stream()
            .filter(
                made ->
                    List.of("RuntimeException", "Exception", "Error", "Throwable").stream()
                        .anyMatch(
                            name -> made.getTargetOwner().getName().equals("java.lang." + name)))
            .filter(made -> !item.isAssignableTo(Throwable.class))
            .forEach(
                made -> events.add(SimpleConditionEvent.satisfied(made, made.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package that is @NullMarked") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
        String message = item.getPackageName() + " of " + item.getName();
        events.add(new SimpleConditionEvent(item, marked, message));
      }
    };
  }

  /** Packages by what they promise. */
  private static final class Rooms {
    static final String[] FOUNDATION = {
      "org.pumprig.time..",
      "org.pumprig.link..",
      "org.pumprig.host..",
      "org.pumprig.seed..",
      "org.pumprig.quantity..",
      "org.pumprig.digest.."
    };

    /** Functions of doubles that platforms may round differently. */
    static final List<String> INEXACT =
        List.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10",
            "log1p", "pow", "sqrt", "cbrt", "hypot", "sinh", "cosh", "tanh");

    /** The shell around the reducers, and who reads a plan's file for its sections. */
    private static final List<String> SHELL =
        List.of("run.RunEngine", "run.EffectRunner", "run.RunJournal", "plan.PlanFile");

    static final DescribedPredicate<JavaClass> ARE_PURE =
        resideInAnyPackage(
                "org.pumprig.fault.model..",
                "org.pumprig.pump.device..",
                "org.pumprig.rig.event..",
                "org.pumprig.rig.run..",
                "org.pumprig.rig.plan..",
                "org.pumprig.rig.schedule..",
                "org.pumprig.rig.judge..",
                "org.pumprig.rig.compare..",
                "org.pumprig.rig.incident.draft..",
                "org.pumprig.rig.incident.fit..",
                "org.pumprig.rig.incident.match..",
                "org.pumprig.rig.incident.minimise..",
                "org.pumprig.rig.incident.search..")
            .and(describe("are no shell", Rooms::isNoShell));

    private static boolean isNoShell(JavaClass type) {
      return SHELL.stream()
          .map(each -> "org.pumprig.rig." + each)
          .noneMatch(each -> type.getName().equals(each) || type.getName().startsWith(each + "$"));
    }

    private static boolean isThreadOrClock(JavaClass type) {
      return type.isEquivalentTo(Thread.class) || type.isEquivalentTo(java.time.Clock.class);
    }

    /** A path is only a name until somebody opens it. */
    private static boolean isNoName(JavaClass type) {
      return !type.isEquivalentTo(java.io.Serializable.class)
          && !type.isEquivalentTo(java.nio.file.Path.class);
    }
  }
}
