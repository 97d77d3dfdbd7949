package dev.slipway.run;

import dev.slipway.migration.Script;
import dev.slipway.postgres.Session;
import dev.slipway.sql.Statement;

/**
 * Looks at the database around each of an author's statements, which are then sent one by one. What
 * it asks must leave the session and its transaction as they are.
 */
public interface StatementWatch {

  /** The statement comes next. Called again when it is tried again. */
  void before(Session session, Script script, Statement statement);

  /** The statement has run; its transaction, if it is in one, is open. */
  void after(Session session, Script script, Statement statement);
}
