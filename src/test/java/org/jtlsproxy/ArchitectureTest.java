package org.jtlsproxy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Packages are rooms for one job each, and arrows between them point one way only. */
@AnalyzeClasses(packages = "org.jtlsproxy", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] PURE = {
    "org.jtlsproxy.attr..", "org.jtlsproxy.handoff..", "org.jtlsproxy.config.."
  };

  @ArchTest
  static final ArchRule everyPackageUsesOnlyThoseBelowIt =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("Main")
          .definedBy("org.jtlsproxy")
          .layer("master")
          .definedBy("org.jtlsproxy.master..")
          .layer("session")
          .definedBy("org.jtlsproxy.session..")
          .layer("tls")
          .definedBy("org.jtlsproxy.tls")
          .layer("tls.cert")
          .definedBy("org.jtlsproxy.tls.cert..")
          .layer("handoff")
          .definedBy("org.jtlsproxy.handoff..")
          .layer("attr")
          .definedBy("org.jtlsproxy.attr..")
          .layer("config")
          .definedBy("org.jtlsproxy.config..")
          .layer("event")
          .definedBy("org.jtlsproxy.event..")
          .layer("log")
          .definedBy("org.jtlsproxy.log..")
          .layer("os")
          .definedBy("org.jtlsproxy.os..")
          .whereLayer("Main")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("master")
          .mayOnlyAccessLayers("config", "event", "log", "os")
          .whereLayer("session")
          .mayOnlyAccessLayers("tls", "handoff", "event", "log", "os")
          .whereLayer("tls")
          .mayOnlyAccessLayers("tls.cert")
          .whereLayer("tls.cert")
          .mayNotAccessAnyLayer()
          .whereLayer("handoff")
          .mayOnlyAccessLayers("attr")
          .whereLayer("attr")
          .mayNotAccessAnyLayer()
          .whereLayer("config")
          .mayNotAccessAnyLayer()
          .whereLayer("event")
          .mayOnlyAccessLayers("os")
          .whereLayer("log")
          .mayOnlyAccessLayers("os")
          .whereLayer("os")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule thereAreNoCycles =
      slices().matching("org.jtlsproxy.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTlsKnowsConscrypt =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.jtlsproxy.tls..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.conscrypt..");

  @ArchTest
  static final ArchRule onlyOsKnowsJnaAndJunixsocket =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.jtlsproxy.os..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.sun.jna..", "org.newsclub..");

  @ArchTest
  static final ArchRule onlyLogKnowsLogback =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.jtlsproxy.log..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ch.qos.logback..", "org.slf4j..");

  @ArchTest
  static final ArchRule parsersDoNoNetworkingAndStartNoThreads =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.nio.channels..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\.concurrent\\.(.*Executor.*|.*Future.*|ForkJoin.*)");

  @ArchTest
  static final ArchRule theProtocolReadsNoClockAndNoFile =
      noClasses()
          .that()
          .resideInAnyPackage("org.jtlsproxy.attr..", "org.jtlsproxy.handoff..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.time..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File|RandomAccess).*")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule timeIsPassedIn =
      noClasses()
          .that()
          .resideInAnyPackage("org.jtlsproxy.session..", "org.jtlsproxy.event..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule nothingThatRunsOnALoopSleeps =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.jtlsproxy.session..",
              "org.jtlsproxy.event..",
              "org.jtlsproxy.tls..",
              "org.jtlsproxy.handoff..")
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.locks.LockSupport");
}
