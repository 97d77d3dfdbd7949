package dev.slipway.ledger;

import dev.slipway.error.SlipwayException;
import dev.slipway.history.HistoryWriter;
import dev.slipway.history.RunStatus;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run that holds the lock, and of which the audit log knows. */
public record LockedRun(Session session, RunLock lock, RunRecord record) {

  /** Writes the end down, and gives the lock back. A failure here is only a warning. */
  public void end(RunStatus status, @Nullable String message) {
    record.end(status, message, lock.release());
  }

  /** It was decided against: the log says so, and nothing else happens. */
  public void refused(SlipwayException reason) {
    end(RunStatus.REFUSED, reason.getMessage());
  }

  RunResult edit(Edits edits, HistoryWriter history) {
    if (!edits.changes().isEmpty()) {
      write("BEGIN;\n" + edits.sql(history) + "COMMIT;\n");
    }
    edits.results().forEach(record::add);
    if (edits.takeSchema()) {
      record.schema().schemaChanges();
    }
    end(RunStatus.COMPLETED, null);
    return record.result(
        edits.changes().isEmpty() ? RunResult.Outcome.NOTHING_TO_DO : RunResult.Outcome.DONE,
        List.of());
  }

  private void write(String edits) {
    try {
      session.execute(edits);
    } catch (SqlFailure e) {
      if (!e.isConnectionLoss()) {
        session.rollBack();
        end(RunStatus.ROLLED_BACK, e.getMessage());
      }
      throw e;
    }
  }
}
