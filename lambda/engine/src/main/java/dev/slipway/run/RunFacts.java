package dev.slipway.run;

import dev.slipway.plan.Step;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.remedy.Circumstances;
import dev.slipway.postgres.remedy.Fact;
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
  Circumstances of(FailedStep failed, SegmentFailure failure) {
    Step step = failed.step();
    Set<Fact> facts = EnumSet.of(terms.deadline().isSet() ? Fact.FUNCTION : Fact.COMMAND_LINE);
    if (!terms.deadline().allowsSegment()) {
      facts.add(Fact.AT_DEADLINE);
    }
    Duration told = terms.settings().statementTimeout();
    if (told != null && !told.isZero()) {
      facts.add(Fact.TIMEOUT_CONFIGURED);
    }
    if (first) {
      facts.add(Fact.FIRST_RUN);
    }
    facts.addAll(failed.facts(failure));
    facts.addAll(cancelled);
    return new Circumstances(
            FailureMessage.again(step), FailureMessage.script(step), Sql.plainName(user), facts)
        .on(denied);
  }
}
