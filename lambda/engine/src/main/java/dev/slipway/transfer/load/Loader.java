package dev.slipway.transfer.load;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.TableName;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import dev.slipway.transfer.check.Finding;
import dev.slipway.transfer.load.LoadPlan.KeyCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries a plan out, in one transaction of one session. */
public final class Loader {

  /** As the server itself does where it looks at a key that is made. */
  private static final List<String> ROOM =
      List.of(
          "SELECT set_config('work_mem', greatest(pg_size_bytes(current_setting('work_mem')),"
              + " pg_size_bytes(current_setting('maintenance_work_mem'))) / 1024 || 'kB', true)");

  private final Session session;
  private final Connector target;
  private final WorkListener listener;
  private final LoadFailures failures;

  /**
   * Loads through a session that is in no transaction.
   *
   * @param target has opened it
   */
  public Loader(Session session, Connector target, WorkListener listener) {
    this.session = session;
    this.target = target;
    this.listener = listener;
    this.failures = new LoadFailures(target.database().user());
  }

  /**
   * Loads all rows and commits, or throws {@link LoadFailed} and nothing is changed; where the
   * connection was lost while committing, it says that this is not known. What is thrown by {@code
   * steps} ends it like a failure of its own.
   */
  public LoadResult run(LoadPlan plan, LoadSteps steps) {
    listener.workBegins(
        new Work(plan.terms().action(), "table", plan.loads().size(), plan.promisedRows(), true));
    session.tellSent(listener::bytesMoved);
    try {
      new LoadLocks(session, plan, failures).take();
      LoadResult result = load(plan, steps);
      commit(plan, steps);
      return analyzed(plan, result);
    } catch (SqlFailure e) {
      session.rollBack();
      throw LoadFailures.inTime(plan, failures.of(plan, "finishing", e));
    } catch (LoadFailed e) {
      rollBackQuietly(e);
      throw LoadFailures.inTime(plan, e);
    } catch (RuntimeException | Error e) {
      rollBackQuietly(e);
      throw e;
    }
  }

  private void rollBackQuietly(Throwable reason) {
    try {
      session.rollBack();
    } catch (SqlFailure e) {
      reason.addSuppressed(e);
    }
  }

  private LoadResult load(LoadPlan plan, LoadSteps steps) {
    run(plan, "preparing the tables", plan.prepare());
    steps.before(session);
    Map<TableName, Long> rows = new LinkedHashMap<>();
    for (TableLoad load : plan.loads()) {
      rows.put(load.target().name(), new TableLoader(session, plan, failures).load(load));
      listener.thingDone(load.target().name().toString(), load.rows() == null ? 0 : load.rows());
    }
    List<String> warnings = new ArrayList<>(plan.warnings());
    steps.after(session);
    warnings.addAll(orphans(plan));
    run(plan, "putting keys, indexes and triggers back", plan.tidy());
    warnings.addAll(new Sequences(session, plan.terms()).set(plan.sequences()));
    return new LoadResult(rows, warnings);
  }

  private void run(LoadPlan plan, String doing, List<String> statements) {
    try {
      for (String statement : statements) {
        session.execute(statement);
      }
    } catch (SqlFailure e) {
      throw failures.of(plan, doing, e);
    }
  }

  /**
   * A key that the server never looked at all rows of may have them here as where they are from.
   */
  private List<String> orphans(LoadPlan plan) {
    List<String> warnings = new ArrayList<>();
    run(plan, "making room to look at keys", plan.checks().isEmpty() ? List.of() : ROOM);
    for (KeyCheck check : plan.checks()) {
      Optional<Finding> found = check.check().ask(session);
      if (found.isPresent()) {
        String text = found.get().subject() + ": " + found.get().what();
        if (check.key().validated()) {
          throw failures.of(plan, text);
        }
        warnings.add(text + "; the key is NOT VALID");
      }
    }
    return warnings;
  }

  private void commit(LoadPlan plan, LoadSteps steps) {
    try {
      session.execute(steps.atCommit() + "COMMIT");
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()) {
        throw failures.unknown(plan, e);
      }
      throw e;
    }
  }

  private LoadResult analyzed(LoadPlan plan, LoadResult result) {
    List<String> warnings = new ArrayList<>(result.warnings());
    warnings.addAll(new TableAnalysis(session, target).of(plan.loads()));
    return new LoadResult(result.rows(), warnings);
  }
}
