package dev.slipway.transfer.check;

import dev.slipway.postgres.SqlFailure;
import dev.slipway.progress.WorkListener;
import dev.slipway.transfer.check.CheckMemory.Answer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the questions of a check that were not asked before, while there is time. What was cancelled
 * because the time is over is no answer.
 */
final class Asking {

  private final CheckTerms terms;
  private final WorkListener listener;
  private final String user;
  private int left;
  private int done;

  Asking(CheckTerms terms, WorkListener listener, String user) {
    this.terms = terms;
    this.listener = listener;
    this.user = user;
  }

  /** How many questions are left for another call. */
  int left() {
    return left;
  }

  /**
   * Asks, or leaves it to another call. Throws {@link CheckFailed} where the time is over before
   * anything was answered, and nobody goes on.
   *
   * @param kind of the question, one word
   * @param subject what it is about; with the kind it tells a question from all others
   */
  void ask(String kind, String subject, Supplier<Answer> question) {
    String key = kind + " " + subject;
    if (terms.memory().has(key)) {
      return;
    }
    Answer answer = left == 0 && !isOver() ? answer(subject, question) : null;
    if (answer == null) {
      left++;
      return;
    }
    done++;
    terms.memory().add(key, answer);
    listener.thingDone(subject, 0);
  }

  /** A call that pauses has answered one question at least. */
  private boolean isOver() {
    return done > 0 && terms.pauses().getAsBoolean();
  }

  /** Null where the time is over and another call goes on. */
  private @Nullable Answer answer(String subject, Supplier<Answer> question) {
    BooleanSupplier over = terms.patience().limit().isOver();
    Answer answer = null;
    try {
      answer = question.get();
    } catch (SqlFailure e) {
      if (!over.getAsBoolean()) {
        throw CheckFailed.of(subject, e, user);
      }
    } catch (CheckFailed e) {
      if (!over.getAsBoolean()) {
        throw e;
      }
    }
    if (answer != null && !over.getAsBoolean()) {
      return answer;
    }
    if (isOver()) {
      return null;
    }
    throw CheckFailed.outOfTime(subject, terms.patience().limit().failure().get());
  }
}
