package dev.slipway.ledger;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another run did not end in time; nothing was done. */
public final class RunLockNotObtained extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private static final Pattern SESSION = Pattern.compile("^session (\\d+)");

  private final String holder;

  RunLockNotObtained(String message, String holder) {
    super(message, null);
    this.holder = holder;
  }

  @Override
  public FailureFields fields() {
    return FailureFields.of(String.valueOf(getMessage()), "unchanged");
  }

  /** What to do, where {@code holder} names a session, should that be dead. */
  public static String ifDead(String holder) {
    Matcher pid = SESSION.matcher(holder);
    return pid.find()
        ? "; if that session is dead: SELECT pg_terminate_backend(" + pid.group(1) + ")"
        : "";
  }

  /** The session of the other run, in words. */
  public String holder() {
    return holder;
  }
}
