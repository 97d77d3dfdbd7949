package dev.slipway.postgres.remedy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What helps where the server has said why it ends a session. */
final class LostSessions {

  private static final List<Remedy> KNOWN =
      List.of(
          timeout("57P05", "idle_session_timeout"),
          timeout("25P03", "idle_in_transaction_session_timeout"),
          timeout("25P04", "transaction_timeout"),
          remedy(
              "57P01",
              "somebody has ended the session, or shuts the server down; find out why, and"
                  + " {again}"),
          remedy("57P02", "a process of the server has crashed, its log says why; {again}"),
          remedy("57P04", "somebody drops the database"));

  private LostSessions() {}

  static Optional<String> advice(String sqlState, Circumstances circumstances) {
    return KNOWN.stream()
        .flatMap(remedy -> remedy.adviceOn(sqlState, "", circumstances).stream())
        .findFirst();
  }

  private static Remedy timeout(String state, String setting) {
    return remedy(state, "raise " + setting + ", or take it off, where it is set; then {again}");
  }

  private static Remedy remedy(String state, String advice) {
    return new Remedy(state, Pattern.compile(""), Set.of(), advice);
  }
}
