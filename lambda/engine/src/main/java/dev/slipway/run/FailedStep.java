package dev.slipway.run;

import dev.slipway.migration.Script;
import dev.slipway.migration.Segment;
import dev.slipway.plan.Step;
import dev.slipway.postgres.remedy.Fact;
import dev.slipway.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step that broke off, and how far it had come. */
record FailedStep(Step step, StepProgress progress) {

  /** The segment that failed. */
  Segment segment() {
    List<Segment> segments = progress.segments();
    return segments.get(Math.min(progress.done(), segments.size() - 1));
  }

  /** What is known of the step and of the place where it failed. */
  Set<Fact> facts(SegmentFailure failure) {
    Set<Fact> facts = EnumSet.of(place(failure));
    if (step.options().statementTimeout() != null) {
      facts.add(Fact.TIMEOUT_IN_FILE);
    }
    if (step.firstSegment() > 0) {
      facts.add(Fact.RESUMED);
    }
    return facts;
  }

  private Fact place(SegmentFailure failure) {
    if (failure.place() == null) {
      return Fact.OURS;
    }
    if (isCheck(failure.statement())) {
      return Fact.IN_VERIFY;
    }
    return switch (segment().kind()) {
      case TRANSACTION -> Fact.IN_TRANSACTION;
      case AUTHORS -> Fact.IN_BLOCK;
      case OUTSIDE -> Fact.OUTSIDE;
    };
  }

  private boolean isCheck(@Nullable Statement failed) {
    Script verify = step.verify();
    return verify != null && failed != null && verify.statements().contains(failed);
  }
}
