package dev.slipway.history;

import dev.slipway.error.SlipwayException;
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
            + "'s (ALTER TABLE ... OWNER TO); or keep our history elsewhere with --history-schema"
            + " NAME.");
  }
}
