package dev.slipway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of the layout, for the packages below a root.
 *
 * @param root name of the package that holds the layers
 */
record Layout(String root) {

  /**
   * The packages from the doors down to the ground; the empty name is {@link Wiring}'s, and a star
   * stands for the rooms, of which each is a package.
   */
  static final List<String> LAYERS =
      List.of(
          "cli",
          "embedded",
          "tunnel",
          "remote",
          "handler",
          "",
          "aws",
          "action.*",
          "action",
          "backfill.run",
          "backfill.state",
          "backfill.plan",
          "backfill.file",
          "transfer.batch",
          "transfer.mysql",
          "transfer.copy",
          "transfer.folder",
          "transfer.load",
          "transfer.truncate",
          "transfer.export",
          "transfer.check",
          "transfer.rows",
          "transfer.source",
          "transfer.manifest",
          "transfer.table",
          "review",
          "markup",
          "trace",
          "proof",
          "proof.rows",
          "run",
          "ledger",
          "lint",
          "lint.rule",
          "preflight",
          "plan",
          "history",
          "backup.rehearse",
          "backup.restore",
          "backup.restore.work",
          "backup.restore.unit",
          "backup.restore.compare",
          "backup.restore.target",
          "backup.restore.definition",
          "backup.restore.terms",
          "backup.verify",
          "backup",
          "backup.scope",
          "backup.part",
          "backup.snapshot",
          "backup.retention",
          "backup.catalogue",
          "backup.manifest",
          "migration",
          "migration.format",
          "hazard",
          "psql",
          "sql",
          "mysql.translate",
          "mysql.rows",
          "mysql.schema",
          "mysql",
          "postgres.dump",
          "postgres.objects",
          "postgres.remedy",
          "postgres",
          "storage",
          "json",
          "text",
          "progress",
          "config",
          "error",
          "time");

  static final String[] JDBC = {"java.sql..", "javax.sql.."};

  String packageOf(String layer) {
    return layer.isEmpty() ? root : root + "." + layer;
  }

  /** The layer's package that a package belongs to: that of all rooms for a room. */
  String layerOf(String name) {
    return name.replaceFirst("^(" + Pattern.quote(root) + "\\.action\\.)[^.]+$", "$1*");
  }

  /** A layer does not know those above it. */
  ArchRule pointsDownwards(String layer) {
    String[] above =
        LAYERS.subList(0, LAYERS.indexOf(layer)).stream()
            .map(this::packageOf)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(packageOf(layer))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above);
  }

  ArchRule hasNoCircle() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  /** The two doors are above everything, and so nothing but this keeps them apart. */
  ArchRule keepsTheDoorsApart() {
    return noClasses()
        .that()
        .resideInAPackage(packageOf("cli"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(packageOf("handler"));
  }

  /** The packages are known in these layers only. */
  ArchRule knows(List<String> layers, String... packages) {
    String[] users =
        Stream.concat(layers.stream().map(this::packageOf), Stream.of(packages))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(users)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }

  /** What two rooms need is on the counter or below it. */
  ArchRule keepsTheRoomsApart() {
    return slices().matching(root + ".action.(*)").should().notDependOnEachOther();
  }

  /**
   * What nobody makes is never asked: a rule, a gauge, a kind of check or a remedy that its list
   * does not have. Constants do not count, for who uses them has a copy.
   */
  ArchRule leavesNobodyOut() {
    return classes()
        .that(DescribedPredicate.describe("do something", Layout::doesSomething))
        .and()
        .resideInAPackage(root + "..")
        .should(beUsedByAnother());
  }

  private static boolean doesSomething(JavaClass type) {
    return type.isTopLevelClass()
        && !type.isInterface()
        && !type.getMethods().isEmpty()
        && type.getMethods().stream().noneMatch(Layout::isCalledFromOutside);
  }

  /** By the JVM, or by Lambda. */
  private static boolean isCalledFromOutside(JavaMethod method) {
    return List.of("main", "handleRequest").contains(method.getName());
  }

  private static ArchCondition<JavaClass> beUsedByAnother() {
    return new ArchCondition<>("be used by another") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean used =
            type.getDirectDependenciesToSelf().stream()
                .map(dependency -> dependency.getOriginClass().getName().replaceFirst("\\$.*", ""))
                .anyMatch(user -> !user.equals(type.getName()));
        events.add(new SimpleConditionEvent(type, used, type.getName() + " is used by nobody"));
      }
    };
  }

  /**
   * Words for people are not loaded where programs are answered: only the command line and a
   * report's own text know them, and the function asks for that text for the command line alone.
   */
  ArchRule keepsWordsForPeopleApart() {
    return noCodeUnits()
        .that(DescribedPredicate.describe("answer programs", unit -> !isText(unit)))
        .should(reach(access -> isForPeople(access.getTargetOwner())));
  }

  private static ArchCondition<JavaCodeUnit> reach(Predicate<JavaAccess<?>> target) {
    return new ArchCondition<>("reach words for people") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        unit.getAccessesFromSelf().stream()
            .filter(target)
            .map(access -> SimpleConditionEvent.satisfied(access, access.getDescription()))
            .forEach(events::add);
      }
    };
  }

  private boolean isText(JavaCodeUnit unit) {
    return unit.getName().equals("text")
        || isForPeople(unit.getOwner())
        || unit.getOwner().getPackageName().equals(packageOf("cli"));
  }

  private boolean isForPeople(JavaClass type) {
    String name = type.getName().replaceFirst("\\$.*", "");
    return name.startsWith(packageOf("text") + ".")
        || (name.startsWith(packageOf("action") + ".") && name.endsWith("Text"));
  }
}
