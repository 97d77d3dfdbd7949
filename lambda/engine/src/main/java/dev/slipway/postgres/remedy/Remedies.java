package dev.slipway.postgres.remedy;

import dev.slipway.postgres.SqlFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What helps against what (PostgreSQL manual, appendix A "Error Codes"). The first that fits
 * counts. What only the words of a message tell is matched in English; in other languages the
 * advice of the SQLSTATE is given.
 */
public final class Remedies {

  private static final List<Remedy> KNOWN =
      Stream.of(
              LimitRemedies.all(),
              FileRemedies.all(),
              PolicyRemedies.all(),
              RightRemedies.all(),
              SurroundingRemedies.all(),
              ObjectRemedies.all(),
              RowRemedies.all())
          .flatMap(List::stream)
          .toList();

  private Remedies() {}

  /** What to do about a failure; nothing when nobody knows better than "mend that". */
  public static Optional<String> against(SqlFailure failure, Circumstances circumstances) {
    Refusal refusal = Refusal.of(failure);
    return failure.isConnectionLoss()
        ? LostSessions.advice(refusal, circumstances)
        : against(refusal, circumstances.with(Cancelled.byUs(failure)));
  }

  static Optional<String> against(Refusal refusal, Circumstances circumstances) {
    return first(KNOWN, refusal, circumstances.with(Cancelled.toldBy(refusal.text())));
  }

  static Optional<String> first(List<Remedy> known, Refusal refusal, Circumstances circumstances) {
    return known.stream()
        .flatMap(remedy -> remedy.adviceOn(refusal, circumstances).stream())
        .findFirst();
  }
}
