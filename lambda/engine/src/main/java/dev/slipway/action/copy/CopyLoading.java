package dev.slipway.action.copy;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.progress.WorkListener;
import dev.slipway.transfer.batch.GroupLoading;
import dev.slipway.transfer.copy.RowCopy;
import dev.slipway.transfer.load.LoadPlan;
import dev.slipway.transfer.load.LoadResult;
import dev.slipway.transfer.load.LoadSteps;
import dev.slipway.transfer.load.Loader;
import java.util.List;

/** Sends rows through the session of one copy. */
final class CopyLoading implements GroupLoading {

  private final Session session;
  private final Connector target;
  private final RowCopy copy;
  private List<String> told = List.of();

  /** {@code target} has opened the session. */
  CopyLoading(Session session, Connector target, RowCopy copy) {
    this.session = session;
    this.target = target;
    this.copy = copy;
  }

  /** What there is to say of the rows that are in. */
  List<String> told() {
    return told;
  }

  @Override
  public LoadResult load(LoadPlan plan, WorkListener listener, Along along) {
    return new Loader(session, target, listener)
        .run(
            plan,
            new LoadSteps() {
              @Override
              public void after(Session in) {
                told = copy.loaded();
              }

              @Override
              public String atCommit() {
                return along.sql();
              }
            });
  }
}
