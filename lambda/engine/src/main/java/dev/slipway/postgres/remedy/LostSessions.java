package dev.slipway.postgres.remedy;

import static dev.slipway.postgres.remedy.Remedy.on;

import java.util.List;
import java.util.Optional;

/** What helps where the server has said why it ends a session. */
final class LostSessions {

  private static final List<Remedy> KNOWN =
      List.of(
          timeout("57P05", "idle_session_timeout"),
          timeout("25P03", "idle_in_transaction_session_timeout"),
          timeout("25P04", "transaction_timeout"),
          on("08P01")
              .saying("query_wait_timeout")
              .next(
                  "the pooler had no connection free for so long, and several are needed: raise"
                      + " pool_size or default_pool_size there, or connect to the server itself;"
                      + " then {again}"),
          on("57P01")
              .next(
                  "somebody has ended the session, or shuts the server down; find out why, and"
                      + " {again}"),
          on("57P02").next("a process of the server has crashed, its log says why; {again}"),
          on("57P04").next("somebody drops the database"));

  private LostSessions() {}

  static Optional<String> advice(Refusal refusal, Circumstances circumstances) {
    return Remedies.first(KNOWN, refusal, circumstances);
  }

  private static Remedy timeout(String state, String setting) {
    return on(state).next("raise " + setting + ", or take it off, where it is set; then {again}");
  }
}
