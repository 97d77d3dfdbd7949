package dev.slipway.transfer.check;

import dev.slipway.backup.scope.LockPatience;
import dev.slipway.transfer.table.TableChoice;

/**
 * What is checked, and how.
 *
 * @param byName whether columns count as keys that are only called so
 */
public record CheckTerms(TableChoice choice, boolean byName, LockPatience patience) {}
