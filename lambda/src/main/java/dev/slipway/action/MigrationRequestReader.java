package dev.slipway.action;

import dev.slipway.config.Consent;
import dev.slipway.plan.OutOfOrder;

/** Reads what is asked for about migrations. */
final class MigrationRequestReader {

  private static final int DEFAULT_STEPS = 1;
  private static final int DEFAULT_LIMIT = 20;

  private MigrationRequestReader() {}

  static MigrationRequest.Up up(GivenFields fields) {
    return new MigrationRequest.Up(
        fields.optional("target", RequestValues::version),
        fields.flag("dryRun"),
        fields.value("backup", BackupChoice.AUTO, RequestValues::backup),
        outOfOrder(fields),
        fields.replacements(),
        fields.consents(Consent.ENVIRONMENT_CHANGED, Consent.EXISTING, Consent.ACCEPT_DRIFT),
        null);
  }

  static MigrationRequest.Down down(GivenFields fields) {
    MigrationRequest.Down request =
        new MigrationRequest.Down(
            fields.optional("target", RequestValues::version),
            fields.value("steps", DEFAULT_STEPS, RequestValues::count),
            fields.flag("dryRun"),
            fields.value("backup", BackupChoice.AUTO, RequestValues::backup),
            fields.optional("confirm", String.class::cast),
            fields.replacements(),
            fields.consents(Consent.ENVIRONMENT_CHANGED, Consent.BASELINED, Consent.ACCEPT_DRIFT));
    if (fields.isAsked("target")) {
      fields.refuseIfAsked("steps", "cannot be given together with " + fields.name("target"));
    }
    return request;
  }

  static MigrationRequest.Plan plan(GivenFields fields) {
    return new MigrationRequest.Plan(
        fields.optional("target", RequestValues::version),
        outOfOrder(fields),
        fields.replacements(),
        fields.consents(Consent.EXISTING));
  }

  private static OutOfOrder outOfOrder(GivenFields fields) {
    return fields.value("outOfOrder", OutOfOrder.REFUSE, RequestValues::outOfOrder);
  }

  static MigrationRequest.Baseline baseline(GivenFields fields) {
    boolean undo = fields.flag("undo");
    if (undo) {
      fields.refuseIfAsked("target", "cannot be given together with undo, which takes back all");
    }
    return new MigrationRequest.Baseline(
        undo
            ? null
            : fields.required(
                "target",
                RequestValues::version,
                "the version up to which everything counts as applied"),
        fields.consents(Consent.ENVIRONMENT_CHANGED));
  }

  static MigrationRequest.Repair repair(GivenFields fields) {
    return new MigrationRequest.Repair(
        fields.flag("execute"), fields.consents(Consent.ENVIRONMENT_CHANGED));
  }

  static MigrationRequest.History history(GivenFields fields) {
    return new MigrationRequest.History(fields.value("limit", DEFAULT_LIMIT, RequestValues::count));
  }
}
