package dev.slipway.backup.restore.definition;

import dev.slipway.backup.FailureText;
import dev.slipway.error.Problem;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Has a server make all definitions of a backup, without rows, in a transaction that is rolled
 * back: what it refuses of our role, or has not got, is known before anything is touched. What
 * fails does not keep the others from being tried.
 */
public final class DefinitionTrial {

  private static final int AT_ONCE = 50;

  /** A whole text is read before its first statement is run. */
  private static final String SYNTAX = "42601";

  /** What tells nothing of the definitions: locks, memory, time. */
  private static final String OUT_OF_MEMORY = "53200";

  private final Session session;
  private final Refusals refusals;

  /**
   * A trial in a session of its own.
   *
   * @param missing whether what is tried may need what is known not to be made
   */
  public DefinitionTrial(Session session, boolean missing) {
    this.session = session;
    this.refusals = new Refusals(missing);
  }

  /**
   * What is refused; nothing where it cannot be found out.
   *
   * @param drops what is dropped first
   */
  public List<Problem> of(List<String> drops, List<Definition> definitions) {
    try {
      session.executeAsWritten("BEGIN;\nSET LOCAL client_min_messages = error");
      drops.forEach(this::drop);
      make(definitions);
      return refusals.list();
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()) {
        throw e;
      }
      return List.of();
    } finally {
      session.limits().limit(null);
      session.rollBack();
    }
  }

  private void drop(String sql) {
    attempt(List.of(sql))
        .ifPresent(
            e ->
                refusals.add(
                    new Problem(
                        Refusals.CLEAN, sql.strip() + ": " + FailureText.of(e) + first(sql))));
  }

  /** A subscription with a slot drops that too, which cannot be taken back. */
  private static String first(String sql) {
    String drop = "DROP SUBSCRIPTION ";
    String name = sql.strip().replace(drop, "");
    return sql.strip().startsWith(drop)
        ? "; first ALTER SUBSCRIPTION "
            + name
            + " DISABLE, and ALTER SUBSCRIPTION "
            + name
            + " SET (slot_name = NONE); its slot on the publisher stays then"
        : "";
  }

  private void make(List<Definition> definitions) {
    List<DumpSetting> set = List.of();
    List<Definition> run = new ArrayList<>();
    for (Definition definition : definitions) {
      boolean changes = !set.equals(definition.settings());
      if (changes || run.size() == AT_ONCE) {
        makeRun(run);
        run.clear();
      }
      if (changes) {
        set(DumpSetting.between(set, definition.settings()), definition);
        set = definition.settings();
      }
      run.add(definition);
    }
    makeRun(run);
  }

  private void set(List<String> settings, Definition next) {
    for (String sql : settings) {
      attempt(List.of(sql)).ifPresent(e -> refusals.add(DumpSetting.kindOf(sql), next, e));
    }
  }

  private void makeRun(List<Definition> run) {
    List<Definition> left = List.copyOf(run);
    while (!left.isEmpty()) {
      Optional<SqlFailure> failure = attempt(left.stream().map(Definition::sql).toList());
      if (failure.isEmpty()) {
        return;
      }
      if (failure.get().sqlState().equals(SYNTAX) && left.size() > 1) {
        left.forEach(one -> makeRun(List.of(one)));
        return;
      }
      // Those before it are rolled back with it, and made again.
      int failed = Math.min(failure.get().completed(), left.size() - 1);
      Definition refused = left.get(failed);
      refusals.add(kindOf(refused, failure.get()), refused, failure.get());
      left = left.stream().filter(one -> !one.id().equals(refused.id())).toList();
    }
  }

  /** Where it is kept may be what is refused; then it is made elsewhere, for what needs it. */
  private String kindOf(Definition refused, SqlFailure failure) {
    List<DumpSetting> usual = refused.keptAsUsual().settings();
    if (failure.isDenied() && !usual.equals(refused.settings())) {
      List<String> elsewhere = new ArrayList<>(DumpSetting.between(refused.settings(), usual));
      elsewhere.add(refused.sql());
      elsewhere.addAll(DumpSetting.between(usual, refused.settings()));
      if (attempt(elsewhere).isEmpty()) {
        return DumpSetting.KIND;
      }
    }
    return StatementKind.of(refused.words()).get(0);
  }

  /** The failure that comes first; then nothing of it is done. */
  private Optional<SqlFailure> attempt(List<String> statements) {
    session.executeAsWritten("SAVEPOINT trial");
    try {
      session.executeAsWritten(
          statements.stream().collect(Collectors.joining(";\n", "", ";\nRELEASE trial")));
      return Optional.empty();
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()
          || e.isRetryable()
          || e.isCancelled()
          || e.sqlState().equals(OUT_OF_MEMORY)) {
        throw e;
      }
      session.executeAsWritten("ROLLBACK TO trial;\nRELEASE trial");
      return Optional.of(e);
    }
  }
}
