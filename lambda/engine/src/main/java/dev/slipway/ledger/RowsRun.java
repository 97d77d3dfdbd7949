package dev.slipway.ledger;

import dev.slipway.error.FailureFields;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import dev.slipway.history.Run;
import dev.slipway.history.RunStatus;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run that moves rows, and is written down from a session of its own, so that what it says can be
 * seen while its transaction is open.
 */
public final class RowsRun {

  /** Among so many runs before, the one is looked for that this goes on with. */
  static final int LOOKED_BACK = 20;

  /**
   * Where it is held and written down.
   *
   * @param release SQL that gives back what it holds
   * @param record null where the audit log cannot be written
   */
  record Place(Session session, String release, UUID runId, @Nullable RunRecord record) {}

  private final Place place;
  private final List<Run> before;
  private final LedgerListener listener;
  private final boolean keepsDetails;
  private String kept = "";
  private boolean paused;

  RowsRun(Place place, List<Run> before, LedgerTerms terms) {
    this.place = place;
    this.before = before;
    this.listener = terms.listener();
    this.keepsDetails = terms.settings().keepDetails();
  }

  /** How the log knows it. */
  public UUID runId() {
    return place.runId();
  }

  /** True where it is written down. */
  public boolean isWrittenDown() {
    return place.record() != null;
  }

  /** The runs before, newest first. */
  public Stream<Run> before() {
    return before.stream();
  }

  /** Writes down at once where the backup is that was taken first: the run may be killed. */
  public void backedUp(String uri) {
    if (place.record() != null) {
      place.record().writeBackup(uri);
    }
  }

  /** Where the backup is of the newest run of an action, where that has paused and has one. */
  public Optional<String> backupOfPaused(String action) {
    return before()
        .filter(run -> run.action().equals(action))
        .filter(run -> !run.status().equals(RunStatus.REFUSED.text()))
        .findFirst()
        .filter(run -> run.isPaused(action, Instant.now()))
        .map(Run::backupUri);
  }

  /** Says at once how far it is; one round trip. A failure is told when the run ends. */
  public void progress(String message) {
    if (place.record() != null) {
      try {
        place.session().execute(place.record().progress(kept + message));
      } catch (SqlFailure e) {
        if (e.isConnectionLoss()) {
          throw e;
        }
        place.session().rollBack();
      }
    }
  }

  /** The same as SQL, for the transaction that does it. */
  public String committing(String message) {
    return place.record() == null ? "" : place.record().progress(message);
  }

  /** That has committed: it stands first in all that the run says from now on. */
  public void committed(String message) {
    kept = message + "\n";
  }

  /** The same where all is done then. */
  public String completing(String message) {
    return place.record() == null ? "" : place.record().completed(message);
  }

  /** It stops here in good order; asked again, the same goes on. */
  public void pause() {
    paused = true;
  }

  <R> R of(Function<RowsRun, R> work, Function<R, String> told) {
    try {
      R result = work.apply(this);
      if (paused) {
        endBehind(RunStatus.IN_PROGRESS, told.apply(result));
      } else {
        end(RunStatus.COMPLETED, told.apply(result));
      }
      return result;
    } catch (SlipwayException e) {
      failed(status(e), e);
      throw e;
    }
  }

  /** Everybody who may read the log would see the values of rows that the server names. */
  private String told(SlipwayException e) {
    String message = String.valueOf(e.getMessage());
    return !keepsDetails && e.getCause() instanceof SqlFailure sql && !sql.detail().isEmpty()
        ? message.replace(" (" + sql.detail() + ")", "").replace(sql.detail(), "")
        : message;
  }

  private void failed(RunStatus status, SlipwayException e) {
    if (kept.isEmpty() && !"unknown".equals(e.fields().state())) {
      end(status, told(e));
    } else {
      endBehind(status, told(e));
    }
  }

  /** What has committed stays said. */
  private void endBehind(RunStatus status, String message) {
    if (place.record() != null) {
      place.record().endBehind(status, message, place.release());
      place.record().warnings().forEach(listener::notice);
    }
  }

  private RunStatus status(SlipwayException e) {
    FailureFields fields = e.fields();
    if (!kept.isEmpty() || "unknown".equals(fields.state()) || "partial".equals(fields.state())) {
      return RunStatus.FAILED;
    }
    return e instanceof InvalidInput ? RunStatus.REFUSED : RunStatus.ROLLED_BACK;
  }

  private void end(RunStatus status, String message) {
    if (place.record() != null) {
      place.record().end(status, message, place.release());
      place.record().warnings().forEach(listener::notice);
    }
  }
}
