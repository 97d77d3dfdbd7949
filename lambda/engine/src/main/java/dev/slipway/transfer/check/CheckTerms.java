package dev.slipway.transfer.check;

import dev.slipway.backup.scope.LockPatience;
import dev.slipway.transfer.table.TableChoice;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is checked, and how.
 *
 * @param own the checks that the team has written
 * @param against what the database is held against, null for nothing
 * @param byName whether columns count as keys that are only called so
 * @param memory what was asked before, and is asked from now on
 * @param pauses true from when on nothing more is asked, so that another call goes on
 */
public record CheckTerms(
    TableChoice choice,
    List<OwnCheck> own,
    @Nullable Against against,
    boolean byName,
    LockPatience patience,
    CheckMemory memory,
    BooleanSupplier pauses) {

  /** What every database must hold to. */
  public static CheckTerms plain(TableChoice choice, LockPatience patience) {
    return new CheckTerms(choice, List.of(), null, false, patience, new CheckMemory(), () -> false);
  }
}
