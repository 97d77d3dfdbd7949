package dev.slipway.action.refresh;

import dev.slipway.action.Desk;
import dev.slipway.action.refresh.ViewOutcome.Kind;
import dev.slipway.backup.FailureText;
import dev.slipway.ledger.Deadline;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.LockLadder;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.UnableToConnect;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Refreshes views one after the other, each in a session of its own. */
final class ViewsInTurn {

  private static final String NO_TIME = "the time of this call was over";

  private final Desk desk;
  private final Deadline deadline;
  private final Connector connector;
  private final RefreshMemory memory;
  private final List<ViewOutcome> outcomes = new ArrayList<>();
  private boolean begun;

  /** {@code memory} says which of them are left, and which a paused run could not refresh. */
  ViewsInTurn(Desk desk, Connector connector, RefreshMemory memory) {
    this.desk = desk;
    this.deadline = desk.terms().deadline();
    this.connector = connector;
    this.memory = memory;
  }

  /** Does it, those first that others read; {@code progress} hears of each. */
  void run(List<MaterializedView> ordered, Consumer<List<ViewOutcome>> progress) {
    int count = (int) ordered.stream().filter(memory::isLeft).count();
    WorkListener listener = desk.terms().listener();
    listener.workBegins(new Work(RefreshRequest.WORD, "view", count, 0, false));
    for (MaterializedView view : ordered) {
      if (memory.isBad(view)) {
        outcomes.add(
            ViewOutcome.not(Kind.FAILED, view, "it could not be refreshed before the pause"));
      } else if (memory.isLeft(view)) {
        outcomes.add(keeping(turn(view)));
        progress.accept(outcomes);
        listener.thingDone(view.toString(), 0);
      }
    }
  }

  /** What became of those that were asked for, and are not done by a run before. */
  List<ViewOutcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /** Where nothing can be written down, nothing could go on either. */
  private ViewOutcome keeping(ViewOutcome outcome) {
    return outcome.kind() == Kind.LEFT && !memory.isKept()
        ? ViewOutcome.not(
            Kind.FAILED,
            outcome.view(),
            outcome.why() + ", and there is no log of runs to go on by")
        : outcome;
  }

  private ViewOutcome turn(MaterializedView view) {
    for (ViewOutcome earlier : outcomes) {
      if (earlier.isBad() && view.needs().contains(earlier.view().oid())) {
        String why = "it reads " + earlier.view() + ", which was not refreshed";
        return ViewOutcome.not(Kind.NOT_BEGUN, view, why);
      }
    }
    return deadline.allowsSegment() ? begin(view) : ViewOutcome.not(Kind.LEFT, view, NO_TIME);
  }

  /** What did not fit into a whole call will not fit into the next. */
  private ViewOutcome begin(MaterializedView view) {
    boolean first = !begun;
    begun = true;
    ViewOutcome outcome = refresh(view);
    return first && outcome.kind() == Kind.LEFT && !deadline.isInterrupted()
        ? ViewOutcome.not(
            Kind.FAILED,
            view,
            "it had the whole time of this call, and "
                + outcome.why()
                + "; refresh it from where there is no such limit (./slipway refresh)")
        : outcome;
  }

  private ViewOutcome refresh(MaterializedView view) {
    LockLadder ladder =
        new LockLadder(
            connector.options().lockTimeout(),
            desk.settings().lockTries(),
            () -> ThreadLocalRandom.current().nextDouble());
    try (Session session = connector.open()) {
      session.limits().limitTo(deadline::limit);
      return new ViewRefresh(session, view, deadline, ladder).run();
    } catch (UnableToConnect e) {
      return ViewOutcome.not(Kind.FAILED, view, FailureText.of(e));
    }
  }
}
