package dev.slipway.action.adopt;

import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.migration.format.PathTail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the migration that a row of another tool's history is about. */
final class TheirKeys {

  /** What is between a change of sqitch and the time of its planning. */
  private static final String PLANNED = " of ";

  private final Tool tool;
  private final Map<Object, List<Migration>> byKey = new HashMap<>();

  /** The reworked changes that rows have meant so far. */
  private final Set<Version> found = new HashSet<>();

  TheirKeys(Tool tool, Migrations migrations) {
    this.tool = tool;
    int place = 0;
    for (Migration migration : migrations.list()) {
      place++;
      byKey.computeIfAbsent(key(migration, place), key -> new ArrayList<>()).add(migration);
    }
  }

  private Object key(Migration migration, int place) {
    return switch (tool) {
      case FLYWAY -> migration.isRepeatable() ? fileName(migration.file()) : migration.version();
      case LIQUIBASE -> migration.description() + "\n" + fileName(migration.file());
      case SQITCH -> migration.description();
      case DRIZZLE -> String.valueOf(place);
      case PRISMA, NODE_PG_MIGRATE, KNEX -> stem(migration.file());
      case SQL_MIGRATE -> migration.file();
      case DIESEL -> migration.file().replaceFirst("[_/].*", "").replaceAll("[.-]", "");
      default -> migration.version();
    };
  }

  private Object key(String theirs) {
    return switch (tool) {
      case FLYWAY -> Version.isNumbered(theirs) ? Version.of(theirs) : fileName(theirs);
      case LIQUIBASE -> {
        int end = theirs.lastIndexOf('\n');
        yield asDescription(theirs.substring(0, end)) + "\n" + fileName(theirs.substring(end + 1));
      }
      case SQITCH -> asDescription(theirs.substring(0, theirs.lastIndexOf(PLANNED)));
      case KNEX -> stem(theirs);
      case DIESEL, DRIZZLE, PRISMA, NODE_PG_MIGRATE, SQL_MIGRATE -> theirs;
      default -> Version.of(theirs);
    };
  }

  /**
   * The migration that a row means, when rows are asked about in their order; none where there is
   * no file, several where it may be any.
   */
  List<Migration> find(TheirRow done) {
    List<Migration> named = byKey.getOrDefault(key(done.key()), List.of());
    return named.size() < 2
        ? named
        : switch (tool) {
          case LIQUIBASE -> closest(named, done.key().substring(done.key().lastIndexOf('\n') + 1));
          case SQITCH -> next(named, done);
          default -> named.subList(0, 1);
        };
  }

  /** Those whose paths have most in common with a path, from its end on. */
  private static List<Migration> closest(List<Migration> named, String path) {
    int most = named.stream().mapToInt(one -> PathTail.common(one.file(), path)).max().orElse(0);
    return named.stream().filter(one -> PathTail.common(one.file(), path) == most).toList();
  }

  /**
   * The time of planning tells the changes of one name apart, as far as versions hold it; else each
   * is the next that is left.
   */
  private List<Migration> next(List<Migration> named, TheirRow done) {
    List<Migration> left = named.stream().filter(one -> !found.contains(one.version())).toList();
    List<Migration> planned =
        left.stream().filter(one -> done.key().endsWith(PLANNED + one.version())).toList();
    List<Migration> next = (planned.isEmpty() ? left : planned).stream().limit(1).toList();
    next.forEach(one -> found.add(one.version()));
    return next;
  }

  /** The version of a migration that has no file; null where nobody can tell. */
  @Nullable Version version(TheirRow done) {
    String text =
        switch (tool) {
          case LIQUIBASE, SQITCH, DRIZZLE -> "";
          case PRISMA, NODE_PG_MIGRATE, KNEX, SQL_MIGRATE ->
              done.key().replaceFirst("^(\\d*).*$", "$1");
          default -> done.key();
        };
    return Version.isNumbered(text) ? Version.of(text) : null;
  }

  /** What it is called, for people. */
  static String shown(TheirRow done) {
    return String.join(" in ", List.of(done.key().split("\n")));
  }

  /** As descriptions are read from names. */
  private static String asDescription(String text) {
    return text.replace('_', ' ').strip();
  }

  private static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private static String stem(String path) {
    String name = path.endsWith("/migration.sql") ? path.substring(0, path.length() - 14) : path;
    return fileName(name).replaceFirst("\\.[a-z]+$", "");
  }
}
