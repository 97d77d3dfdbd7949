package dev.slipway.history;

import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.Sql;
import java.util.List;
import java.util.stream.Collectors;

/** What others have made under our names: it could run their code in our name. */
public final class NotOurs extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 10;

  private static final String MAY_RUN =
      """
      Database %1$s holds what others have made, or may make, under names of ours. \
      It could run their code as %2$s:
      %3$s
      Nothing of it was read, and nothing was run. \
      Next: its owner or a superuser drops or revokes that; \
      or, where it is rightly so, run as that role or as a member of it, \
      or make the table %2$s's (ALTER TABLE ... OWNER TO; of a schema, ALTER SCHEMA ... OWNER TO); \
      or keep our history elsewhere with --history-schema NAME.""";

  private static final String HIDDEN =
      """
      In database %1$s row security hides rows of our tables from %2$s, \
      so that nobody could tell what is applied:
      %3$s
      Nothing was run. Next: run as the tables' owner, \
      or he types for each: ALTER TABLE ... DISABLE ROW LEVEL SECURITY, \
      or CREATE POLICY slipway ON ... TO %4$s USING (true).""";

  private NotOurs(String message) {
    super(message, null);
  }

  static SlipwayException of(DatabaseFacts facts) {
    String text = facts.trust().onlyHides() ? HIDDEN : MAY_RUN;
    String user = facts.user();
    return new NotOurs(
        text.formatted(
            facts.database(), user, lines(facts.trust().refused()), Sql.plainName(user)));
  }

  private static String lines(List<ForeignThing> things) {
    int more = things.size() - SHOWN;
    return things.stream().limit(SHOWN).map(thing -> "  " + thing).collect(Collectors.joining("\n"))
        + (more > 0 ? "\n  ... and " + more + " more" : "");
  }
}
