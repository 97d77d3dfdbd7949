package dev.slipway.transfer.batch;

import dev.slipway.error.InvalidInput;
import dev.slipway.ledger.RowsRun;
import dev.slipway.postgres.TableName;
import dev.slipway.progress.WorkListener;
import dev.slipway.run.RunTerms;
import dev.slipway.transfer.batch.GroupLoading.Along;
import dev.slipway.transfer.load.LoadFailed;
import dev.slipway.transfer.load.LoadMode;
import dev.slipway.transfer.load.LoadPlanner;
import dev.slipway.transfer.load.LoadProgress;
import dev.slipway.transfer.load.LoadResult;
import dev.slipway.transfer.load.TableLoad;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads tables one by one, each in a transaction of its own in the order of their keys; those that
 * refer to each other in a circle together. What is to be replaced is emptied first, all at once.
 */
public final class LoadBatches {

  private final BatchPlan plan;
  private final GroupLoading loading;
  private final RowsRun run;
  private final RunTerms terms;
  private final List<String> warnings = new ArrayList<>();
  private final Map<TableName, Long> rows = new LinkedHashMap<>();
  private BatchState state;
  private int left;

  /**
   * Goes on with the run before, where that was of the same. Throws {@link InvalidInput} where it
   * was of something else that has paused.
   *
   * @param run that they are part of
   * @param terms say when it is time to pause, and who hears of progress
   */
  public LoadBatches(BatchPlan plan, GroupLoading loading, RowsRun run, RunTerms terms) {
    this.plan = plan;
    this.loading = loading;
    this.run = run;
    this.terms = terms;
    this.state = BatchState.of(plan, run);
  }

  /** How many tables are left to whoever asks again; 0 when all are in. */
  public int left() {
    return left;
  }

  /** Loads what is not in yet, while there is time. Throws {@link LoadFailed} that says what is. */
  public LoadResult load() {
    refuseForgetting();
    resume();
    List<List<TableLoad>> groups = new BatchGroups(plan).left(state);
    List<TableLoad> all = groups.stream().flatMap(List::stream).toList();
    LoadProgress progress = new LoadProgress(terms.listener(), run, all, plan.bytes());
    BatchState before = state;
    try {
      if (!state.isEmptied() && mode() == LoadMode.REPLACE) {
        empty(all);
      }
      load(groups, progress);
    } catch (LoadFailed e) {
      if (terms.deadline().hasTime()) {
        throw e.partly(state.told());
      }
      if (state.equals(before)) {
        throw e.partly(state.told()).next(tooLong());
      }
      pause();
    }
    return new LoadResult(rows, List.copyOf(warnings));
  }

  private void load(List<List<TableLoad>> groups, LoadProgress progress) {
    for (List<TableLoad> group : groups) {
      if (!terms.deadline().allowsSegment()) {
        pause();
        return;
      }
      boolean last = group == groups.get(groups.size() - 1);
      load(group, progress, new Along(state.isNew(), last, ""));
    }
  }

  private String tooLong() {
    return "Next: %s from where there is no such limit of time: one table alone is more than fits."
        .formatted(plan.action());
  }

  private void pause() {
    left = state.left();
    run.pause();
  }

  /** Nobody could tell afterwards which rows are in already. */
  private void refuseForgetting() {
    if (mode() == LoadMode.APPEND && !run.isWrittenDown()) {
      throw new InvalidInput(
          plan.database()
              + " has no audit log to remember in which tables are in (up makes one), and rows"
              + " that are appended twice are there twice. Nothing was changed. Leave --batch away,"
              + " or say --mode upsert.");
    }
  }

  private void resume() {
    if (!state.isNew()) {
      warnings.add(
          "it goes on with %s that had not ended, and leaves what is in as it is (without --batch, it begins anew): %s"
              .formatted(plan.aRun(), state.told()));
    }
    plan.load().loads().stream()
        .filter(load -> state.isIn(load.target().name()))
        .forEach(load -> rows.put(load.target().name(), load.rows() == null ? 0 : load.rows()));
  }

  private void empty(List<TableLoad> all) {
    List<TableLoad> none =
        all.stream()
            .map(load -> new TableLoad(load.target(), load.target().writable(), 0L, List.of()))
            .toList();
    BatchState next = state.emptied();
    LoadPlanner planner = new LoadPlanner(plan.target(), none, plan.load().terms());
    Along along = new Along(true, false, run.committing(next.text()));
    loading.load(planner.plan(), new WorkListener() {}, along);
    committed(next);
  }

  private void load(List<TableLoad> group, WorkListener progress, Along along) {
    LoadMode mode = mode() == LoadMode.REPLACE ? LoadMode.APPEND : mode();
    LoadPlanner planner = new LoadPlanner(plan.target(), group, plan.load().terms().in(mode));
    BatchState next = state.with(group);
    Along told = new Along(along.first(), along.last(), run.committing(next.text()));
    LoadResult result = loading.load(planner.plan(), progress, told);
    committed(next);
    rows.putAll(result.rows());
    warnings.addAll(result.warnings());
  }

  private void committed(BatchState next) {
    state = next;
    run.committed(next.text());
  }

  private LoadMode mode() {
    return plan.load().terms().mode();
  }
}
