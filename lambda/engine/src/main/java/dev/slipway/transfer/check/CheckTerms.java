package dev.slipway.transfer.check;

import dev.slipway.backup.scope.LockPatience;
import dev.slipway.transfer.table.TableChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is checked, and how.
 *
 * @param own the checks that the team has written
 * @param against what the database is held against, null for nothing
 * @param byName whether columns count as keys that are only called so
 */
public record CheckTerms(
    TableChoice choice,
    List<OwnCheck> own,
    @Nullable Against against,
    boolean byName,
    LockPatience patience) {

  /** What every database must hold to. */
  public static CheckTerms plain(TableChoice choice, LockPatience patience) {
    return new CheckTerms(choice, List.of(), null, false, patience);
  }
}
