package dev.slipway.mysql;

import dev.slipway.config.MysqlSettings;
import dev.slipway.config.PassageFailed;
import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import java.sql.SQLException;

/** MySQL could not be reached, or reading from it failed; nothing is ever changed there. */
public final class MysqlFailure extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String next;

  private MysqlFailure(String what, String state, String next, Throwable cause) {
    super(what + ". " + state + (next.isEmpty() ? "" : "\nNext: " + next), cause);
    this.what = what;
    this.next = next;
  }

  /** What failed and why, without what state things are in. */
  public String what() {
    return what;
  }

  /** What to do, ending with a full stop; empty where nobody knows. */
  public String next() {
    return next;
  }

  /** No session could be opened. */
  static SlipwayException connecting(MysqlSettings settings, SQLException e) {
    PassageFailed passage = MysqlAdvice.cause(e, PassageFailed.class);
    if (passage != null) {
      return new MysqlFailure(
          "MySQL at %s is not reached. Nothing was done".formatted(settings.address()),
          String.valueOf(passage.getMessage()),
          "",
          e);
    }
    return new MysqlFailure(
        "No connection to MySQL at %s (%s)".formatted(settings.address(), told(e)),
        "Nothing was done.",
        MysqlAdvice.onConnecting(settings, e),
        e);
  }

  /**
   * Something failed in an open session.
   *
   * @param what was under way, such as {@code reading users}
   */
  static SlipwayException during(String what, MysqlSettings settings, SQLException e) {
    return new MysqlFailure(
        "%s failed at MySQL %s (%s)%s"
            .formatted(
                what,
                settings.address(),
                told(e),
                MysqlAdvice.isLoss(e) ? "; the connection is lost" : ""),
        "Nothing is changed there.",
        MysqlAdvice.onReading(settings, e),
        e);
  }

  /** What the driver puts in front is of no use to anybody, nor what it calls its settings. */
  private static String told(SQLException e) {
    String text =
        String.valueOf(e.getMessage())
            .replaceFirst("^\\(conn=\\d+\\) ", "")
            .replaceFirst(" Either set sslMode=.*", "")
            .replace("from serverSslCert into a keyStore", "of ssl-ca")
            .strip();
    String first = text.lines().findFirst().orElse("");
    String state = e.getSQLState() == null ? "" : ", " + e.getSQLState();
    String silent = MysqlAdvice.isSilence(e) ? "the server is silent: " : "";
    return silent + first.replaceFirst("\\.$", "") + state;
  }

  @Override
  public FailureFields fields() {
    FailureFields fields = FailureFields.of(String.valueOf(getMessage()), "unchanged");
    return getCause() instanceof SQLException cause && cause.getSQLState() != null
        ? fields.withSqlState(cause.getSQLState())
        : fields;
  }
}
