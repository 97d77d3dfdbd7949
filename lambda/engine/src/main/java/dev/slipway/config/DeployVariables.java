package dev.slipway.config;

/** What the construct tells its function of deploys, by the names of variables. */
public final class DeployVariables {

  /** What a rollback may do to the schema: {@link #KEEP} or {@link #REVERT}. */
  public static final String ON_ROLLBACK = "ON_ROLLBACK";

  /** Leaves the schema as it is when a stack goes back; so it is where nothing is said. */
  public static final String KEEP = "KEEP";

  /** Takes migrations back when a stack goes back. */
  public static final String REVERT = "REVERT";

  /** What deploys agree to: fields of {@link Consent}s with commas between them. */
  public static final String CONSENTS = "DEPLOY_CONSENTS";

  /** What becomes of versions below the newest applied one: refuse, run or leave. */
  public static final String OUT_OF_ORDER = "DEPLOY_OUT_OF_ORDER";

  /** Whether a deploy runs the backfills that its migrations require: true or false. */
  public static final String BACKFILL = "DEPLOY_BACKFILL";

  /** Values for placeholders, as one JSON object of texts. */
  public static final String SET = "DEPLOY_SET";

  /** Placeholders whose values are in variables of their names, with commas between them. */
  public static final String SET_ENV = "DEPLOY_SET_ENV";

  /** What becomes of hazards in what a deploy would run: warn, refuse or ignore. */
  public static final String HAZARDS = "DEPLOY_HAZARDS";

  /** How much kinds of hazards count: {@code KIND=LEVEL} with commas between them. */
  public static final String HAZARD_LEVELS = "DEPLOY_HAZARD_LEVELS";

  /** What a deploy may run and nothing else, as {@code plan} has answered it. */
  public static final String APPROVED = "DEPLOY_APPROVED";

  private DeployVariables() {}
}
