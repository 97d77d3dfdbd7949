package dev.slipway.backup.restore.definition;

import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a dump sets for the statements behind it.
 *
 * @param name what is set, in upper case
 * @param sql sets it until the transaction ends
 * @param role who grants privileges from here on, as it is stored; empty for all else
 */
public record DumpSetting(String name, String sql, String role) {

  private static final String GRANTOR = "SESSION AUTHORIZATION";
  private static final String MEMBER = "ROLE";

  /** What a setting that a server refuses is about. */
  static final String KIND = "tablespace";

  /** The same of how rows are kept. */
  static final String METHOD = "access-method";

  /** Rows are seen as policies let them be seen. */
  static final DumpSetting SEEN =
      new DumpSetting("ROW_SECURITY", "SET LOCAL row_security = on", "");

  /** The setting that a statement makes; nothing when it makes none. */
  static Optional<DumpSetting> of(Statement statement) {
    StatementWords words = statement.words();
    String sql = statement.sql().strip();
    if (words.starts("SET", "SESSION", "AUTHORIZATION")) {
      return Optional.of(new DumpSetting(GRANTOR, local(sql), words.lastNameAt(3)));
    }
    if (words.starts("SET")) {
      return Optional.of(new DumpSetting(words.at(1), local(sql), ""));
    }
    int call = words.after(0, "SELECT", "PG_CATALOG", ".", "SET_CONFIG", "(");
    if (call < 0) {
      return Optional.empty();
    }
    String called = sql.replaceFirst("(?i),\\s*false\\s*\\)", ", true)");
    return Optional.of(new DumpSetting(words.text(call).toUpperCase(Locale.ROOT), called, ""));
  }

  private static String local(String sql) {
    return sql.replaceFirst("(?i)^SET\\s", "SET LOCAL ");
  }

  /** The name of what a statement sets back to what it was; nothing when it does not. */
  static Optional<String> resetBy(Statement statement) {
    StatementWords words = statement.words();
    if (words.starts("RESET", "SESSION", "AUTHORIZATION")) {
      return Optional.of(GRANTOR);
    }
    return words.starts("RESET") ? Optional.of(words.at(1)) : Optional.empty();
  }

  /** True for the role in whose name privileges are granted. */
  public boolean isRole() {
    return name.equals(GRANTOR) || name.equals(MEMBER);
  }

  /** The role in whose name privileges are granted, as it is stored; nothing for all else. */
  Optional<String> grantor() {
    return isRole() ? Optional.of(role) : Optional.empty();
  }

  /** The same for a session that may only be what its role is a member of. */
  DumpSetting byMembership() {
    return name.equals(GRANTOR)
        ? new DumpSetting(MEMBER, sql.replaceFirst("(?i)SESSION\\s+AUTHORIZATION", MEMBER), role)
        : this;
  }

  /** What leaves out a setting that was refused. */
  static String kindOf(String sql) {
    return sql.contains("default_table_access_method") ? METHOD : KIND;
  }

  /** True for how rows are kept, where that is not as usual. */
  boolean isMethod() {
    return name.equals("DEFAULT_TABLE_ACCESS_METHOD") && !sql.endsWith("= heap");
  }

  /** True for where tables and indexes are kept. */
  boolean isTablespace() {
    return name.equals("DEFAULT_TABLESPACE");
  }

  /** True for where, or how, what is made is kept. */
  public boolean isPlace() {
    return isMethod() || (isTablespace() && !sql.endsWith("''"));
  }

  /** What sets it back. */
  public String reset() {
    return "RESET " + name;
  }

  /** What makes a session that has some settings one that has others. */
  public static List<String> between(List<DumpSetting> before, List<DumpSetting> after) {
    List<String> texts = new ArrayList<>();
    before.stream()
        .filter(old -> after.stream().noneMatch(one -> one.name.equals(old.name)))
        .forEach(old -> texts.add(old.reset()));
    after.stream().filter(one -> !before.contains(one)).forEach(one -> texts.add(one.sql));
    return texts;
  }
}
