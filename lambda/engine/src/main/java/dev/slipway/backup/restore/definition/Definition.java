package dev.slipway.backup.restore.definition;

import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One statement of a file of definitions.
 *
 * @param file the file it stands in
 * @param index which statement of the file, from 0
 * @param sql the text for the server
 * @param settings what the statements before it have set, and is still set where it stands
 */
public record Definition(
    String file, int index, Statement statement, List<DumpSetting> settings, String sql) {

  /** What only a superuser may say of a function. */
  static final String LEAKPROOF = "leakproof";

  private static final int SHOWN = 200;

  /** As pg_dump writes it, before the body. */
  private static final Pattern LEAK =
      Pattern.compile("(?s)^(.*?\\n    LANGUAGE [^\\n]*?) LEAKPROOF");

  /** As it stands in the dump; the schema of an extension may be there already, as that may. */
  static Definition of(String file, int index, Statement statement, List<DumpSetting> settings) {
    StatementWords words = statement.words();
    boolean schema = words.starts("CREATE", "SCHEMA") && !words.at(2).equals("IF");
    String sql = statement.sql();
    return new Definition(
        file,
        index,
        statement,
        words.starts("REFRESH") ? seen(settings) : settings,
        schema ? sql.replaceFirst("SCHEMA", "SCHEMA IF NOT EXISTS") : sql);
  }

  /** The owner of a materialized view fills it, with what policies let the owner see. */
  private static List<DumpSetting> seen(List<DumpSetting> settings) {
    return Stream.concat(
            settings.stream().filter(one -> !one.name().equals(DumpSetting.SEEN.name())),
            Stream.of(DumpSetting.SEEN))
        .toList();
  }

  /** The same constraint, which rows that are there need not keep yet. */
  public Definition notValid() {
    return new Definition(file, index, statement, settings, sql + " NOT VALID");
  }

  /** The same in a session whose role may only be what it is a member of. */
  public Definition byMembership() {
    return new Definition(
        file, index, statement, settings.stream().map(DumpSetting::byMembership).toList(), sql);
  }

  /** A text that makes some, each under its own settings, and leaves none of these behind. */
  public static String together(List<Definition> definitions) {
    StringBuilder sql = new StringBuilder();
    List<DumpSetting> set = List.of();
    for (Definition one : definitions) {
      DumpSetting.between(set, one.settings()).forEach(text -> sql.append(text).append(";\n"));
      sql.append(one.sql()).append(";\n");
      set = one.settings();
    }
    DumpSetting.between(set, List.of()).forEach(text -> sql.append(text).append(";\n"));
    return sql.toString();
  }

  /** The same where some settings are as the server has them. */
  Definition without(Predicate<DumpSetting> left) {
    return new Definition(
        file, index, statement, settings.stream().filter(left.negate()).toList(), sql);
  }

  /** The same where what it makes is kept where, and how, the server keeps all else. */
  public Definition keptAsUsual() {
    return without(DumpSetting::isPlace);
  }

  /** The same routine for views that protect rows, which do not trust it then. */
  Definition withoutLeakproof() {
    return isRoutine() && words().contains("LEAKPROOF")
        ? new Definition(file, index, statement, settings, LEAK.matcher(sql).replaceFirst("$1"))
        : this;
  }

  /** True when that is what a server does not let our role say. */
  boolean isLeakproofRefused(SqlFailure failure) {
    return isRoutine() && failure.isDenied() && words().contains("LEAKPROOF");
  }

  private boolean isRoutine() {
    return words().starts("CREATE", "FUNCTION") || words().starts("CREATE", "PROCEDURE");
  }

  /** The role in whose name it grants, when that is not its own session's. */
  public Optional<String> grantor() {
    return settings.stream().flatMap(setting -> setting.grantor().stream()).findFirst();
  }

  /** What it is made of. */
  public StatementWords words() {
    return statement.words();
  }

  /** What names it in the progress of a restore. */
  public String id() {
    return file + "#" + index;
  }

  /**
   * The file and the beginning of the statement, for messages. It ends before the first literal:
   * that may be the password of a subscription or a foreign server.
   */
  public String subject() {
    String text = statement.sql().strip().split("'", 2)[0].strip();
    return file + ": " + (text.length() > SHOWN ? text.substring(0, SHOWN) + " ..." : text);
  }
}
