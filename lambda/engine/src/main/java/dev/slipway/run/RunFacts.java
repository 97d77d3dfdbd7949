package dev.slipway.run;

import dev.slipway.migration.Script;
import dev.slipway.plan.Step;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.remedy.Circumstances;
import dev.slipway.postgres.remedy.Fact;
import dev.slipway.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run whose failure is to be explained.
 *
 * @param user the role that was logged in
 * @param first whether nothing had been applied before
 * @param cancelled by what it was cancelled, where that is known
 * @param denied what a right was lacking on; null when unknown
 */
record RunFacts(
    RunTerms terms, String user, boolean first, Set<Fact> cancelled, @Nullable String denied) {

  /** What the remedy of a failed statement is told for. */
  Circumstances of(Step step, SegmentFailure failure) {
    Set<Fact> facts = EnumSet.of(terms.deadline().isSet() ? Fact.FUNCTION : Fact.COMMAND_LINE);
    if (!terms.deadline().allowsSegment()) {
      facts.add(Fact.AT_DEADLINE);
    }
    if (step.options().statementTimeout() != null) {
      facts.add(Fact.TIMEOUT_IN_FILE);
    }
    Duration told = terms.settings().statementTimeout();
    if (told != null && !told.isZero()) {
      facts.add(Fact.TIMEOUT_CONFIGURED);
    }
    if (first) {
      facts.add(Fact.FIRST_RUN);
    }
    if (step.firstSegment() > 0) {
      facts.add(Fact.RESUMED);
    }
    if (failure.place() == null) {
      facts.add(Fact.OURS);
    }
    if (isCheck(step, failure.statement())) {
      facts.add(Fact.IN_VERIFY);
    }
    facts.addAll(cancelled);
    return new Circumstances(
            FailureMessage.again(step), FailureMessage.script(step), Sql.plainName(user), facts)
        .on(denied);
  }

  private static boolean isCheck(Step step, @Nullable Statement failed) {
    Script verify = step.verify();
    return verify != null && failed != null && verify.statements().contains(failed);
  }
}
