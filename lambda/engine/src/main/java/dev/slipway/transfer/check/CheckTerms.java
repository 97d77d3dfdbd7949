package dev.slipway.transfer.check;

import dev.slipway.backup.scope.LockPatience;
import dev.slipway.transfer.table.TableChoice;
import java.util.List;

/**
 * What is checked, and how.
 *
 * @param own the checks that the team has written
 * @param byName whether columns count as keys that are only called so
 */
public record CheckTerms(
    TableChoice choice, List<OwnCheck> own, boolean byName, LockPatience patience) {}
