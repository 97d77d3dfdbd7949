package dev.slipway.action.importing;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.progress.WorkListener;
import dev.slipway.transfer.batch.GroupLoading;
import dev.slipway.transfer.load.LoadPlan;
import dev.slipway.transfer.load.LoadResult;
import dev.slipway.transfer.load.LoadSteps;
import dev.slipway.transfer.load.Loader;

/**
 * Sends rows through the session of one import.
 *
 * @param target has opened it
 */
record Loading(Session session, Connector target, FolderScripts scripts) implements GroupLoading {

  @Override
  public LoadResult load(LoadPlan plan, WorkListener listener, Along along) {
    return new Loader(session, target, listener)
        .run(
            plan,
            new LoadSteps() {
              @Override
              public void before(Session in) {
                if (along.first()) {
                  scripts.runBefore(in);
                }
              }

              @Override
              public void after(Session in) {
                if (along.last()) {
                  scripts.runAfter(in);
                }
              }

              @Override
              public String atCommit() {
                return along.sql();
              }
            });
  }
}
