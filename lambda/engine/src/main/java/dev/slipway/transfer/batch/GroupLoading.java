package dev.slipway.transfer.batch;

import dev.slipway.progress.WorkListener;
import dev.slipway.transfer.load.LoadPlan;
import dev.slipway.transfer.load.LoadResult;

/** Loads some tables in one transaction. */
public interface GroupLoading {

  /**
   * What goes along with the rows of one transaction.
   *
   * @param first whether nothing has committed before
   * @param last whether nothing comes behind it
   * @param sql of ours that commits with them
   */
  record Along(boolean first, boolean last, String sql) {}

  /** Throws {@link dev.slipway.transfer.load.LoadFailed}; none of these rows is in then. */
  LoadResult load(LoadPlan plan, WorkListener listener, Along along);
}
