package dev.slipway.postgres.remedy;

import static dev.slipway.postgres.remedy.Remedy.on;

import java.util.List;

/** What helps where time, room or connections were used up. */
final class LimitRemedies {

  private static final List<Remedy> TIME =
      List.of(
          on("57014").when(Fact.INTERRUPTED).next("{again}"),
          on("57014")
              .when(Fact.AT_DEADLINE)
              .next(
                  "give the function more time, or run it from the command line (./slipway), which"
                      + " has no deadline"),
          on("57014")
              .when(Fact.TIMED_OUT, Fact.TIMEOUT_IN_FILE)
              .next("raise statement_timeout in the line \"-- slipway:\" of {script} and {again}"),
          on("57014")
              .when(Fact.TIMED_OUT, Fact.TIMEOUT_CONFIGURED, Fact.COMMAND_LINE)
              .next("raise --statement-timeout (STATEMENT_TIMEOUT) and {again}"),
          on("57014")
              .when(Fact.TIMED_OUT, Fact.TIMEOUT_CONFIGURED, Fact.FUNCTION)
              .next("raise STATEMENT_TIMEOUT of the function and {again}"),
          on("57014")
              .when(Fact.TIMED_OUT)
              .next(
                  "the server, the database, role {role} or {script} sets statement_timeout; say"
                      + " how long it may take in {script} (\"-- slipway:"
                      + " statement_timeout=10min\") and {again}"),
          on("57014")
              .when(Fact.CANCELLED)
              .next(
                  "somebody cancelled it (pg_cancel_backend, or by hand), or a statement_timeout of"
                      + " {role} or the database that is shorter than a round trip; find out"
                      + " which and {again}"),
          on("57014")
              .next(
                  "a time limit (statement_timeout) or somebody's request stopped it; give it more"
                      + " time and {again}"));

  private static final List<Remedy> ROOM =
      List.of(
          on("53100").next("make room on the server's disk and {again}"),
          on("53200")
              .saying("max_(pred_)?locks_per_transaction|shared memory")
              .next(
                  "raise max_locks_per_transaction of the server, or cut {script} into smaller"
                      + " ones, and {again}"),
          on("53200")
              .saying("max_(pred_)?locks_per_transaction|shared memory")
              .next(
                  "raise max_locks_per_transaction of the server, which wants a restart, and"
                      + " {again}"),
          on("53200")
              .next("give the server more memory, or lower work_mem for {role}, and {again}"),
          on("53300")
              .next(
                  "close other connections, or raise max_connections of the server or the"
                      + " CONNECTION LIMIT that the message names, and {again}"),
          on("53400")
              .next("raise the limit that the message names (such as temp_file_limit) and {again}"),
          on("53").next("free what the server lacks and {again}"),
          on("54001")
              .next(
                  "a function calls itself without end (the Context names it): mend that in"
                      + " {script}, or raise max_stack_depth of the server where so many calls are"
                      + " meant; and {again}"),
          on("58030")
              .next("the server's disk fails; look into the server's log before you {again}"));

  private LimitRemedies() {}

  static List<Remedy> all() {
    return List.of(TIME, ROOM).stream().flatMap(List::stream).toList();
  }
}
