package dev.slipway.backup.restore.definition;

import dev.slipway.sql.StatementWords;
import java.util.List;

/** Names what a restore creates and leaves disabled: subscriptions. */
public final class StandingStill {

  private StandingStill() {}

  /** A sentence each; none of what was left out, a line each. */
  public static List<String> of(List<Definition> definitions, List<String> leftOut) {
    return definitions.stream()
        .filter(one -> one.words().starts("CREATE", "SUBSCRIPTION"))
        .filter(one -> leftOut.stream().noneMatch(line -> line.startsWith(one.subject() + ": ")))
        .map(one -> told(one.words()))
        .toList();
  }

  private static String told(StatementWords words) {
    String name = words.nameAt(2);
    boolean noSlot = words.mentions("SLOT_NAME", "=", "NONE");
    return "subscription "
        + name
        + " was made without connecting, and does not run; "
        + (noSlot
            ? "it has no slot on its publisher"
            : "its slot on the publisher may be the one that another database reads")
        + ". When it is to run here: "
        + (noSlot ? "ALTER SUBSCRIPTION " + name + " SET (slot_name = ...), " : "")
        + "ALTER SUBSCRIPTION "
        + name
        + " ENABLE, and REFRESH PUBLICATION";
  }
}
