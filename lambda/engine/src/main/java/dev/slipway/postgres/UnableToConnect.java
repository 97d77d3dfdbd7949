package dev.slipway.postgres;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** No session could be opened; the database is untouched. */
public final class UnableToConnect extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private UnableToConnect(String message, @Nullable Throwable cause) {
    super(sentence(message) + " Nothing was done.", cause);
  }

  /** An error whose message says why and what to check. */
  static SlipwayException because(String message, @Nullable Throwable cause) {
    return new UnableToConnect(message, cause);
  }

  private static String sentence(String message) {
    String text = message.strip();
    return text.endsWith(".") || text.endsWith("\n") ? text : text + ".";
  }

  @Override
  public FailureFields fields() {
    FailureFields fields = FailureFields.of(String.valueOf(getMessage()), "unchanged");
    return getCause() instanceof SQLException cause && cause.getSQLState() != null
        ? fields.withSqlState(cause.getSQLState())
        : fields;
  }
}
