package dev.slipway.postgres;

import java.sql.SQLException;

/** Opens second connections, to ask the server what has become of a session. */
@FunctionalInterface
interface QuestionConnections {

  /** One with more options of the server; tried once, and not for long. */
  Link open(String options) throws SQLException;
}
