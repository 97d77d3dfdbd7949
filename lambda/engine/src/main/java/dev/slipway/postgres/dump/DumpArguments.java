package dev.slipway.postgres.dump;

import dev.slipway.postgres.SessionOptions;
import java.util.ArrayList;
import java.util.List;

/** The arguments of pg_dump. */
final class DumpArguments {

  private static final String LOCK_WAIT = "--lock-wait-timeout";

  private DumpArguments() {}

  /** Those of the request; a lock is waited for as long as in other sessions, unless it says so. */
  static List<String> of(DumpRequest request, SessionOptions session) {
    List<String> arguments = new ArrayList<>(request.arguments());
    long millis = session.lockTimeout().toMillis();
    if (millis > 0 && arguments.stream().noneMatch(argument -> argument.startsWith(LOCK_WAIT))) {
      arguments.add(LOCK_WAIT + "=" + millis);
    }
    return arguments;
  }
}
