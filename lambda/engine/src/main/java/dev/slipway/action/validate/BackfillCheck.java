package dev.slipway.action.validate;

import dev.slipway.backfill.file.Backfills;
import dev.slipway.error.Problem;
import dev.slipway.migration.Migration;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the files of backfills, and with the migrations that require one. */
final class BackfillCheck {

  private BackfillCheck() {}

  static List<Problem> problems(Backfills backfills, List<Migration> migrations) {
    List<Problem> problems = new ArrayList<>(backfills.problems());
    for (Migration migration : migrations) {
      migration.options().backfills().stream()
          .filter(name -> !backfills.has(name))
          .map(name -> new Problem(migration.file(), Backfills.missing(name)))
          .forEach(problems::add);
    }
    return problems;
  }
}
