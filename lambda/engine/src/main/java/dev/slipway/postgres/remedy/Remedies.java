package dev.slipway.postgres.remedy;

import dev.slipway.postgres.SqlFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
              SyntaxRemedies.all(),
              RowRemedies.all())
          .flatMap(List::stream)
          .toList();

  /**
   * How servers of all languages begin to tell of one, as {@code SQL function "f" during inlining}.
   * A statement stands in quotation marks too, and has blanks; a block has no arguments.
   */
  private static final Pattern FUNCTION =
      Pattern.compile(
          "(?m)^(?!.*inline_code_block)"
              + "(?:.*PL/\\S+ .*\\(.*\\)|[^\"«»„“\\n]*SQL[^\"«»„“\\n]*[\"«»„“]\\h?[^\\s\"«»„“”]+\\h?[\"»«“”])");

  private Remedies() {}

  /** What to do about a failure; nothing when nobody knows better than "mend that". */
  public static Optional<String> against(SqlFailure failure, Circumstances circumstances) {
    Refusal refusal = Refusal.of(failure);
    return failure.isConnectionLoss()
        ? LostSessions.advice(refusal, circumstances)
        : against(refusal, circumstances.with(Cancelled.byUs(failure)).with(running(failure)));
  }

  /** A block of the file is no function. */
  private static Set<Fact> running(SqlFailure failure) {
    return FUNCTION.matcher(failure.where()).find() ? Set.of(Fact.IN_FUNCTION) : Set.of();
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
