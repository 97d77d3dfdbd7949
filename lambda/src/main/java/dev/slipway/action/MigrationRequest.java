package dev.slipway.action;

import dev.slipway.config.Consent;
import dev.slipway.config.Replacements;
import dev.slipway.history.Deploy;
import dev.slipway.migration.Version;
import dev.slipway.plan.OutOfOrder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked for about migrations. */
public sealed interface MigrationRequest extends Request {

  /**
   * Brings the schema up.
   *
   * @param target the last version to apply, null for all
   * @param outOfOrder what becomes of versions below the newest applied one
   * @param set values for placeholders
   * @param deploy the deploy that it is a part of, null for none
   */
  record Up(
      @Nullable Version target,
      boolean dryRun,
      BackupChoice backup,
      OutOfOrder outOfOrder,
      Replacements set,
      Set<Consent> consents,
      @Nullable Deploy deploy)
      implements MigrationRequest {

    /** The same as a part of a deploy. */
    public Up partOf(Deploy whole) {
      return new Up(target, dryRun, backup, outOfOrder, set, consents, whole);
    }

    @Override
    public Action action() {
      return Action.UP;
    }

    @Override
    public Report performWith(Actions actions) {
      return actions.up(this);
    }
  }

  /**
   * Takes migrations back.
   *
   * @param target the version that stays the newest, null to count steps
   * @param steps how many migrations are taken back when there is no target
   * @param confirm the database's name, where production asks for it; null when not given
   * @param set values for placeholders
   */
  record Down(
      @Nullable Version target,
      int steps,
      boolean dryRun,
      BackupChoice backup,
      @Nullable String confirm,
      Replacements set,
      Set<Consent> consents)
      implements MigrationRequest {

    @Override
    public Action action() {
      return Action.DOWN;
    }

    @Override
    public Report performWith(Actions actions) {
      return actions.down(this);
    }
  }

  /** Shows what {@link Up} with the same fields would do. */
  record Plan(
      @Nullable Version target, OutOfOrder outOfOrder, Replacements set, Set<Consent> consents)
      implements MigrationRequest {

    @Override
    public Action action() {
      return Action.PLAN;
    }

    @Override
    public Report performWith(Actions actions) {
      return actions.plan(this);
    }
  }

  /** Shows where the database stands. */
  record Status() implements MigrationRequest {

    @Override
    public Action action() {
      return Action.STATUS;
    }

    @Override
    public Report performWith(Actions actions) {
      return actions.status();
    }
  }

  /** Holds the files against the history. */
  record Validate() implements MigrationRequest {

    @Override
    public Action action() {
      return Action.VALIDATE;
    }

    @Override
    public Report performWith(Actions actions) {
      return actions.validate();
    }
  }

  /**
   * Adopts an existing database, or takes that back.
   *
   * @param target the version up to which everything counts as applied; null to take back what was
   *     marked so
   */
  record Baseline(@Nullable Version target, Set<Consent> consents) implements MigrationRequest {

    @Override
    public Action action() {
      return Action.BASELINE;
    }

    @Override
    public Report performWith(Actions actions) {
      return actions.baseline(this);
    }
  }

  /**
   * Brings the history in line with the files.
   *
   * @param execute do it, not only show it
   */
  record Repair(boolean execute, Set<Consent> consents) implements MigrationRequest {

    @Override
    public Action action() {
      return Action.REPAIR;
    }

    @Override
    public Report performWith(Actions actions) {
      return actions.repair(this);
    }
  }

  /**
   * Shows the newest runs.
   *
   * @param limit how many
   */
  record History(int limit) implements MigrationRequest {

    @Override
    public Action action() {
      return Action.HISTORY;
    }

    @Override
    public Report performWith(Actions actions) {
      return actions.history(this);
    }
  }
}
