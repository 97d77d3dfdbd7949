package dev.slipway.backup.restore.compare;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.definition.DefinitionFiles;
import dev.slipway.backup.restore.definition.DefinitionReader;
import dev.slipway.backup.restore.definition.RightsFilter;
import dev.slipway.backup.restore.target.RestoreTarget;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.postgres.ServerVersion;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.dump.SchemaDumper;
import dev.slipway.sql.DatabaseStatements;
import dev.slipway.sql.Rights;
import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what stands in a restored database with what the definitions of its backup say: it is
 * dumped again, and each statement must be there. What the server writes otherwise than the backup
 * is made once more, and compared as the server reads it; where another pg_dump or another major
 * version of the server writes, only owners and privileges are compared, and not those of large
 * objects, which pg_dump from 17 on has among the data.
 *
 * @param wanted the definitions that were to be made, of the database itself too
 */
public record RestoredDefinitions(
    StoredBackup backup, RestoreTerms terms, RestoreTarget target, List<Definition> wanted) {

  private static final String OTHERWISE = "is otherwise: ";

  /** Takes a copy. */
  public RestoredDefinitions {
    wanted = List.copyOf(wanted);
  }

  /**
   * What is otherwise, a line each; what had to be left out is not told again. Throws what dumping
   * throws.
   *
   * @param rereading asks the server how it reads what it writes otherwise
   * @param leftOut what the server had refused, as the restore tells it
   */
  public List<String> differences(SchemaDumper dumper, Rereading rereading, List<String> leftOut) {
    List<Definition> found = found(dumper);
    boolean alike = isAlike(dumper);
    List<Definition> expected =
        wanted.stream()
            .filter(one -> !DatabaseStatements.isAboutDatabase(one.words()))
            .filter(one -> isCompared(one, alike) && !isTold(one, leftOut))
            .toList();
    List<Definition> more = found.stream().filter(one -> isCompared(one, alike)).toList();
    Unlike unlike = Unlike.of(expected, more);
    List<String> told =
        new ArrayList<>(told(unlike.missing(), leftOut.isEmpty() ? unlike.besides() : List.of()));
    rereading.unlike(unlike.writtenOtherwise()).forEach(one -> told.add(OTHERWISE + name(one)));
    return told;
  }

  /** What is otherwise of the database itself; what is said of it besides stays and is no fault. */
  public List<String> differencesOfDatabase(Session session, List<String> leftOut) {
    List<Definition> found = DefinitionReader.ofDatabase(session, target.database());
    List<Definition> expected =
        wanted.stream()
            .filter(one -> DatabaseStatements.isAboutDatabase(one.words()))
            .filter(one -> !one.words().starts("REVOKE") && !isTold(one, leftOut))
            .toList();
    return told(Said.without(expected, trimmed(found), Said::exactly), List.of());
  }

  /** True where the same is written in the same way. */
  public boolean isAlike(SchemaDumper dumper) {
    return dumper.version().equals(backup.manifest().dumper())
        && target.major() == ServerVersion.major(backup.manifest().origin().server());
  }

  private List<Definition> found(SchemaDumper dumper) {
    return new DefinitionFiles(backup, () -> {})
        .dumped(dumper).entrySet().stream()
            .flatMap(file -> DefinitionReader.of(file.getKey(), file.getValue()).stream())
            .collect(Collectors.collectingAndThen(Collectors.toList(), this::trimmed));
  }

  private List<Definition> trimmed(List<Definition> definitions) {
    RightsFilter filter = RightsFilter.of(terms);
    return definitions.stream()
        .map(one -> target.superuser() ? one : one.byMembership())
        .map(filter::trimmed)
        .filter(one -> filter.keeps(one.words()) && !target.hasComment(one.words()))
        .toList();
  }

  private boolean isCompared(Definition one, boolean alike) {
    boolean ofOwner = !terms.owner() && isOfWhoGetsAll(one.words());
    boolean rights =
        (Rights.givesOwner(one.words()) || Rights.givesPrivileges(one.words()))
            && !one.words().contains("LARGE", "OBJECT");
    return !ofOwner && (alike || rights);
  }

  /** Who gets all the objects has what owners had taken from themselves, and needs no grant. */
  private boolean isOfWhoGetsAll(StatementWords words) {
    return words.starts("REVOKE")
        ? !words.contains("FROM", "PUBLIC")
        : words.starts("GRANT") && words.lastNameAt(words.indexOf("TO") + 1).equals(target.user());
  }

  private static boolean isTold(Definition one, List<String> leftOut) {
    String subject = one.subject().replaceAll("\\s+", " ");
    return leftOut.stream().anyMatch(line -> line.startsWith(subject));
  }

  private static List<String> told(List<Definition> missing, List<Definition> more) {
    Set<String> there = more.stream().map(RestoredDefinitions::name).collect(Collectors.toSet());
    Set<String> wanted =
        missing.stream().map(RestoredDefinitions::name).collect(Collectors.toSet());
    List<String> told = new ArrayList<>();
    missing.forEach(
        one -> told.add((there.contains(name(one)) ? OTHERWISE : "missing: ") + name(one)));
    Stream<String> only = more.stream().map(RestoredDefinitions::name);
    only.filter(name -> !wanted.contains(name)).forEach(name -> told.add("not in it: " + name));
    return told;
  }

  /** Without the file; of what is made, the first line. */
  static String name(Definition definition) {
    String subject = definition.subject();
    String text = subject.substring(subject.indexOf(": ") + 2);
    boolean made = definition.words().starts("CREATE");
    return (made ? text.split("\n", 2)[0] : text)
        .replaceAll("\\s+", " ")
        .strip()
        .replaceFirst("( \\(| AS)$", "");
  }
}
