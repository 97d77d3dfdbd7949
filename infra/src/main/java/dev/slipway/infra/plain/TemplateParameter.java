package dev.slipway.infra.plain;

import dev.slipway.config.EnvironmentName;
import dev.slipway.config.MigrationFormats;
import dev.slipway.config.ProtectedEnvironments;
import org.jspecify.annotations.Nullable;

/**
 * What is said to the template at its deploy. The names are a contract: they are in the scripts of
 * teams.
 */
public enum TemplateParameter {
  CODE_BUCKET("CodeBucket", "Bucket that holds the function's code, in the stack's region."),
  CODE_KEY("CodeKey", "Key of slipway-lambda.jar there; another one for each version."),
  MIGRATIONS_BUCKET("MigrationsBucket", "Bucket that holds the migrations."),
  MIGRATIONS_KEY(
      "MigrationsKey",
      "Key of the zip of migrations there. Another one whenever a file differs, or the deploy runs"
          + " nothing: a hash, or the commit."),
  COMING_PREFIX(
      "ComingPrefix",
      "String",
      "Prefix there, ending with a slash, whose zips plan, lint, review and preflight may read; none"
          + " where they are to read no build to come.",
      "",
      "|.+/"),
  APPROVED(
      "Approved",
      "String",
      "What the deploy may run and nothing else, as plan has answered it in approval; none for"
          + " whatever is pending.",
      "",
      "|[0-9a-f]{64}(-[0-9a-f]*)?"),
  VPC("Vpc", "AWS::EC2::VPC::Id", "The network that reaches the database.", null, null),
  SUBNETS(
      "Subnets",
      "List<AWS::EC2::Subnet::Id>",
      "Its subnets for the function, with a way to S3 and Secrets Manager.",
      null,
      null),
  DATABASE_SECURITY_GROUP(
      "DatabaseSecurityGroup",
      "AWS::EC2::SecurityGroup::Id",
      "The database's security group; it is opened for the function.",
      null,
      null),
  DATABASE_HOST("DatabaseHost", "Where the database is, or the proxy before it."),
  DATABASE_PORT("DatabasePort", "Number", "Its port.", "5432", null),
  DATABASE_NAME("DatabaseName", "String", "Its name in the server.", null, "[^/*?$\\s]{1,63}"),
  SECRET_ARN(
      "SecretArn",
      "String",
      "The secret with username and password, with all six characters at the end of its ARN; none"
          + " with IamUser.",
      "",
      "|arn:[^:]+:secretsmanager:[^:]+:\\d{12}:secret:.+-\\w{6}"),
  SECRET_KEY_ARN(
      "SecretKeyArn",
      "String",
      "The key of KMS that the secret is encrypted with; none for AWS's own.",
      "",
      "|arn:[^:]+:kms:.+"),
  IAM_USER("IamUser", "String", "Who logs in by IAM; none with SecretArn.", "", null),
  RESOURCE_ID(
      "ResourceId",
      "String",
      "The resource id of instance, cluster or proxy (db-, cluster-, prx-), which IAM asks for.",
      "",
      "|(db|cluster|prx)-[A-Za-z0-9]+"),
  ENVIRONMENT(
      "Environment",
      "String",
      "dev, staging, prod, ... In protected ones backups come first.",
      "dev",
      EnvironmentName.PATTERN.replace("A-Z", "")),
  PROTECTED_ENVIRONMENTS(
      "ProtectedEnvironments",
      "String",
      "Which environments are protected, with commas between them.",
      ProtectedEnvironments.USUAL.text(),
      null),
  BACKUP_BUCKET(
      "BackupBucket",
      "String",
      "Bucket for backups; none where there are to be none, and then a protected environment needs"
          + " BackupBeforeUp never.",
      "",
      "|[a-z0-9][a-z0-9.-]{2,62}"),
  BACKUP_BEFORE_UP(
      "BackupBeforeUp",
      "String",
      "Whether up backs up first: auto is in protected environments.",
      "auto",
      "auto|always|never"),
  ON_ROLLBACK(
      "OnRollback",
      "String",
      "What a rollback does to the schema: KEEP leaves it, REVERT takes migrations back.",
      "KEEP",
      "KEEP|REVERT"),
  HAZARDS(
      "Hazards",
      "String",
      "What becomes of hazards in what a deploy runs; none for warn in protected environments.",
      "",
      "|warn|refuse|ignore"),
  CONSENTS(
      "Consents",
      "String",
      "What a deploy agrees to: existing, acceptDrift, environmentChanged, with commas.",
      "",
      "|(existing|acceptDrift|environmentChanged)(,(existing|acceptDrift|environmentChanged))*"),
  OUT_OF_ORDER(
      "OutOfOrder",
      "String",
      "What becomes of files below the newest applied version: refuse, run or leave.",
      "refuse",
      "refuse|run|leave"),
  BACKFILL(
      "Backfill",
      "String",
      "Whether a deploy first runs the backfills that its migrations require.",
      "false",
      "true|false"),
  SET(
      "Set",
      "String",
      "Values for placeholders, as a JSON object of texts; none where none is replaced.",
      "",
      "|\\{.*\\}"),
  LOCK_TIMEOUT("LockTimeout", "String", "Longest wait for one lock, as 2s.", "", Wait.PATTERN),
  LOCK_TRIES(
      "LockTries", "String", "How often a lock is tried for; none for 10.", "", "|[1-9]\\d{0,4}"),
  STATEMENT_TIMEOUT(
      "StatementTimeout",
      "String",
      "Longest time of one statement, as 5min; none for the role's.",
      "",
      Wait.PATTERN),
  CONNECT_WAIT(
      "ConnectWait",
      "String",
      "How long a database that does not answer yet is waited for; none for 60s.",
      "",
      Wait.PATTERN),
  RUN_LOCK_WAIT(
      "RunLockWait",
      "String",
      "How long another run is waited for; none for 10min.",
      "",
      Wait.PATTERN),
  MIGRATIONS_FORMAT(
      "MigrationsFormat",
      "String",
      "Whose form the migrations have: native, flyway, goose and so on; auto where the files tell.",
      "auto",
      "auto|" + String.join("|", MigrationFormats.NAMES)),
  HISTORY_SCHEMA("HistorySchema", "String", "Where the history tables are.", "public", null),
  ALARM_TOPIC_ARN(
      "AlarmTopicArn",
      "String",
      "The SNS topic that alarms go to; none for nobody.",
      "",
      "|arn:[^:]+:sns:.+"),
  EVENT_BUS_ARN(
      "EventBusArn",
      "String",
      "The bus of EventBridge that is told how each run has ended; none for nobody.",
      "",
      "|arn:[^:]+:events:.+"),
  STATUS_SCHEDULE(
      "StatusSchedule",
      "String",
      "ENABLED: status and drift are asked for every hour. DISABLED lets an Aurora that pauses sleep.",
      "ENABLED",
      "ENABLED|DISABLED"),
  MEMORY("Memory", "Number", "The function's memory in MB, from 512 to 10240.", "1769", null),
  RESERVED_CONCURRENCY(
      "ReservedConcurrency",
      "String",
      "How many calls may run at once, kept for the function; none for as many as there are.",
      "",
      "|[1-9]\\d*"),
  DEAD_LETTER_QUEUE_ARN(
      "DeadLetterQueueArn",
      "String",
      "The queue for events that nobody waits for, and that failed; none for nowhere.",
      "",
      "|arn:[^:]+:sqs:.+"),
  ROLE_ARN(
      "RoleArn",
      "String",
      "A role of yours for the function, with all its rights; none for the one that is made.",
      "",
      "|arn:[^:]+:iam::.+"),
  KMS_KEY_ARN(
      "KmsKeyArn",
      "String",
      "A key of KMS for the function's variables, its log and the backups; none for AWS's own. Its"
          + " policy must let CloudWatch Logs use it.",
      "",
      "|arn:[^:]+:kms:.+"),
  LOG_RETENTION("LogRetentionDays", "Number", "How many days the log is kept.", "30", null),
  SALT(
      "Salt",
      "String",
      "Another text runs the deploy once more, though no other parameter differs.",
      "",
      null);

  private final String id;
  private final String type;
  private final String description;
  private final @Nullable String usual;
  private final @Nullable String pattern;

  TemplateParameter(String id, String description) {
    this(id, "String", description, null, ".+");
  }

  TemplateParameter(
      String id,
      String type,
      String description,
      @Nullable String usual,
      @Nullable String pattern) {
    this.id = id;
    this.type = type;
    this.description = description;
    this.usual = usual;
    this.pattern = pattern;
  }

  /** How long something may take. */
  private static final class Wait {

    static final String PATTERN = "|\\d+(ms|s|min)";

    private Wait() {}
  }

  /** Its name in the template. */
  public String id() {
    return id;
  }

  String type() {
    return type;
  }

  String description() {
    return description;
  }

  /** Its default, null for one that must be given. */
  @Nullable String usual() {
    return usual;
  }

  /** What all of a value must match, null where anything goes. */
  @Nullable String pattern() {
    return pattern;
  }
}
