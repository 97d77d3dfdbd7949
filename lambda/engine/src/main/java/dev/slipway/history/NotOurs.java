package dev.slipway.history;

import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.Sql;
import java.util.List;
import java.util.stream.Collectors;

/** What others have made under our names: it could run their code in our name. */
public final class NotOurs extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 10;

  private NotOurs(String message) {
    super(message, null);
  }

  static SlipwayException of(DatabaseFacts facts) {
    String user = facts.user();
    List<String> lines = facts.trust().refused();
    if (facts.trust().onlyHides()) {
      return new NotOurs(hidden(facts.database(), user, lines));
    }
    return new NotOurs(
        "Database "
            + facts.database()
            + " holds what others have made, or may make, under names of ours. It could run their"
            + " code as "
            + user
            + ":\n"
            + lines.stream().limit(SHOWN).map(line -> "  " + line).collect(Collectors.joining("\n"))
            + (lines.size() > SHOWN ? "\n  ... and " + (lines.size() - SHOWN) + " more" : "")
            + "\n"
            + "Nothing of it was read, and nothing was run. Next: its owner or a superuser drops or"
            + " revokes that; or, where it is rightly so, run as that role or as a member of it, or"
            + " make the table "
            + user
            + "'s (ALTER TABLE ... OWNER TO; of a schema, ALTER SCHEMA ... OWNER TO); or keep our history elsewhere with --history-schema"
            + " NAME.");
  }

  private static String hidden(String database, String user, List<String> lines) {
    return "In database "
        + database
        + " row security hides rows of our tables from "
        + user
        + ", so that nobody could tell what is applied:\n"
        + lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"))
        + "\nNothing was run. Next: run as the tables' owner, or he types for each: ALTER TABLE ..."
        + " DISABLE ROW LEVEL SECURITY, or CREATE POLICY slipway ON ... TO "
        + Sql.plainName(user)
        + " USING (true).";
  }
}
